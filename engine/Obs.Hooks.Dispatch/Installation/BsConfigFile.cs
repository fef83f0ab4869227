using System.Text;

namespace Obs.Hooks.Dispatch.Installation;

/// <summary>
/// A BSConfig.pm and the line in it that includes the shim. Byte for byte: whatever encoding it has, taking the line out
/// gives the file that was there before.
/// </summary>
internal sealed class BsConfigFile
{
    private const string Mark = "# obs-hooks: by `obs-hooks install dispatcher`; `obs-hooks uninstall dispatcher` takes it out";

    /// <param name="content">The file.</param>
    public BsConfigFile(byte[] content)
    {
        Text = Encoding.Latin1.GetString(content);
        var start = Text.IndexOf(Mark, StringComparison.Ordinal);
        if (start < 0)
        {
            Plain = Text;
            return;
        }

        start = Text.LastIndexOf('\n', start) + 1;
        var end = Text.IndexOf('\n', start);
        Line = end < 0 ? Text[start..] : Text[start..end];
        // A line of ours that ends the file without a line feed was put after one that did the same.
        Plain = end < 0 ? Text[..Math.Max(0, start - 1)] : Text[..start] + Text[(end + 1)..];
    }

    /// <summary>The file as it is, each byte as one character.</summary>
    public string Text { get; }

    /// <summary>The file without the line.</summary>
    public string Plain { get; }

    /// <summary>The line, empty if it is not there.</summary>
    public string Line { get; } = "";

    /// <summary>The shim that the line includes; empty without the line.</summary>
    public string ShimFile
    {
        get
        {
            const string before = "require ";
            var end = Line.IndexOf(" if $0 =~ ", StringComparison.Ordinal);
            return end > before.Length
                ? Encoding.UTF8.GetString(ToBytes(DispatcherShim.Unquote(Line[before.Length..end])))
                : "";
        }
    }

    public static byte[] ToBytes(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>
    /// The file with the line that includes a shim. Only bs_dispatch reads it: BSConfig.pm goes to the workers, too, which
    /// have no such file.
    /// </summary>
    public string With(string shimFile, FailureMode failure)
    {
        var file = DispatcherShim.Quote(shimFile);
        // A dispatcher that must not dispatch without the service must not start without the shim, either.
        var condition = failure == FailureMode.Open ? $" && -e {file}" : "";
        var line = ToLatin1($"require {file} if $0 =~ /\\bbs_dispatch\\b/{condition}; 1; {Mark}");
        var at = PlaceOfLine();
        return at < Plain.Length || Plain.EndsWith('\n') || Plain.Length == 0
            ? $"{Plain[..at]}{line}\n{Plain[at..]}"
            : $"{Plain}\n{line}";
    }

    private static string ToLatin1(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>Before the last <c>1;</c>, behind everything that may set a constraint; else at the end of the code.</summary>
    private int PlaceOfLine()
    {
        var place = -1;
        for (var start = 0; start < Plain.Length;)
        {
            var end = Plain.IndexOf('\n', start);
            end = end < 0 ? Plain.Length : end + 1;
            var line = Plain.AsSpan(start, end - start).Trim();
            if (line is "__END__" or "__DATA__")
            {
                return place >= 0 ? place : start;
            }

            place = IsTrueValue(line) ? start : place;
            start = end;
        }

        return place >= 0 ? place : Plain.Length;
    }

    private static bool IsTrueValue(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith('1'))
        {
            return false;
        }

        var rest = line[1..].TrimStart();
        return rest.StartsWith(';') && rest[1..].TrimStart() is [] or ['#', ..];
    }
}
