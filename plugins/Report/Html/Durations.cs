using System.Globalization;

namespace Obs.Hooks.Plugins.Report.Html;

/// <summary>Numbers and times as people read them.</summary>
internal static class Durations
{
    public static string Text(double milliseconds)
    {
        var invariant = CultureInfo.InvariantCulture;
        var seconds = (long)Math.Round(milliseconds / 1000);
        return milliseconds switch
        {
            < 9.95 => string.Create(invariant, $"{milliseconds:0.0} ms"),
            < 999.5 => string.Create(invariant, $"{milliseconds:0} ms"),
            < 59_950 => string.Create(invariant, $"{milliseconds / 1000:0.0} s"),
            < 3_599_500 => string.Create(invariant, $"{seconds / 60} min {seconds % 60} s"),
            _ => string.Create(invariant, $"{seconds / 3600} h {seconds % 3600 / 60} min"),
        };
    }

    public static string Between(DateTimeOffset? start, DateTimeOffset? end) =>
        start is { } from && end is { } to ? Text((to - from).TotalMilliseconds) : "";

    public static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Size(long bytes)
    {
        var invariant = CultureInfo.InvariantCulture;
        return bytes switch
        {
            < 1024 => string.Create(invariant, $"{bytes} B"),
            < 1024 * 1024 => string.Create(invariant, $"{bytes / 1024.0:0.0} KiB"),
            < 1024 * 1024 * 1024 => string.Create(invariant, $"{bytes / (1024.0 * 1024):0.0} MiB"),
            _ => string.Create(invariant, $"{bytes / (1024.0 * 1024 * 1024):0.0} GiB"),
        };
    }
}
