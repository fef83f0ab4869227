using System.Globalization;
using System.Text;

namespace Obs.Hooks.Dispatch.Installation;

/// <summary>The Perl file that asks the service for bs_dispatch.</summary>
internal static class DispatcherShim
{
    /// <summary>How the file begins, in every format.</summary>
    private const string Marker = "# obs-hooks dispatcher shim ";

    public static string Render(DispatcherShimSettings settings) =>
        Template()
            .Replace("@SOCKET@", Quote(settings.Socket), StringComparison.Ordinal)
            .Replace("@TIMEOUT@", Seconds(settings.Timeout), StringComparison.Ordinal)
            .Replace("@MAXAGE@", Seconds(settings.MaxAge), StringComparison.Ordinal)
            .Replace("@OPEN@", settings.Failure == FailureMode.Open ? "1" : "0", StringComparison.Ordinal);

    public static bool IsShim(string text) => text.StartsWith(Marker, StringComparison.Ordinal);

    /// <summary>What a shim was installed with; defaults for what cannot be found in it.</summary>
    public static DispatcherShimSettings Read(string text)
    {
        var defaults = new DispatcherShimSettings();
        return new DispatcherShimSettings
        {
            Socket = Unquote(Assignment(text, "socket")) is { Length: > 0 } socket ? socket : defaults.Socket,
            Failure = Assignment(text, "open") == "0" ? FailureMode.Closed : FailureMode.Open,
            Timeout = Time(Assignment(text, "timeout")) ?? defaults.Timeout,
            MaxAge = Time(Assignment(text, "maxage")) ?? defaults.MaxAge,
        };
    }

    /// <summary>A text of Perl, whatever is in it.</summary>
    public static string Quote(string text) =>
        $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";

    /// <summary>Undoes <see cref="Quote"/>.</summary>
    public static string Unquote(string quoted)
    {
        var text = new StringBuilder();
        for (var i = 1; i < quoted.Length - 1; i++)
        {
            i += quoted[i] == '\\' ? 1 : 0;
            text.Append(quoted[i]);
        }

        return text.ToString();
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static TimeSpan? Time(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static string Assignment(string text, string name)
    {
        var prefix = $"\nmy ${name} = ";
        var start = text.IndexOf(prefix, StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        start += prefix.Length;
        var line = text[start..text.IndexOf('\n', start)];
        return line[..line.LastIndexOf(';')];
    }

    private static string Template()
    {
        using var stream = typeof(DispatcherShim).Assembly.GetManifestResourceStream("dispatcher.pl")
            ?? throw new InvalidOperationException("The engine was built without its shim.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
