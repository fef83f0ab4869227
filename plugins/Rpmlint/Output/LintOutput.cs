using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Rpmlint.Output;

/// <summary>What one run of rpmlint printed.</summary>
internal sealed record LintOutput
{
    private const string Checked = " specfiles checked; ";
    private const string Exceeds = " exceeds threshold ";

    /// <summary>0, 64, 65 or 66. What it says holds, whatever is printed: names in the packages can look like lines of rpmlint.</summary>
    public required int ExitStatus { get; init; }

    public required ImmutableArray<LintLine> Lines { get; init; }

    /// <summary>rpmlint's last line without decoration and time; empty when it did not come so far.</summary>
    public required string Summary { get; init; }

    /// <summary>The line about the threshold; empty when it is not exceeded.</summary>
    public required string ThresholdLine { get; init; }

    public long? Badness => NumberAfter(ThresholdLine, "adness ") ?? NumberBefore(Summary, " badness");

    /// <summary>Null when it is not exceeded.</summary>
    public long? Threshold => ExitStatus == 66 ? NumberAfter(ThresholdLine, Exceeds) ?? 0 : null;

    /// <summary>rpmlint 1 says on standard error that the threshold is exceeded.</summary>
    public static LintOutput Parse(ProcessResult result)
    {
        var lines = ImmutableArray.CreateBuilder<LintLine>();
        var (summary, threshold) = ("", "");
        foreach (var line in result.Output.Split('\n').Concat(result.Error.Split('\n')))
        {
            if (LintLine.Parse(line) is { } finding)
            {
                lines.Add(finding);
            }
            else if (line.Contains(Checked, StringComparison.Ordinal) && line.Contains(" packages and ", StringComparison.Ordinal))
            {
                // The last one is rpmlint's own: a file name could contain another.
                summary = Plain(line.Split("; has taken", 2)[0]);
            }
            else if (line.Contains(Exceeds, StringComparison.Ordinal) && line.Contains("adness ", StringComparison.Ordinal))
            {
                threshold = Plain(line);
            }
        }

        return new LintOutput
        {
            ExitStatus = result.ExitStatus,
            Lines = lines.ToImmutable(),
            Summary = result.Truncated ? "rpmlint printed more than is kept; the rest is left out" : summary,
            ThresholdLine = result.ExitStatus == 66 ? threshold : "",
        };
    }

    private static string Plain(string line) => LintText.Clean(line.Trim('=', '-', ' ', '.'));

    private static long? NumberAfter(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? null : Parse(text.AsSpan(at + mark.Length), static c => !char.IsAsciiDigit(c) && c != '-');
    }

    private static long? NumberBefore(string text, string mark)
    {
        var end = text.IndexOf(mark, StringComparison.Ordinal);
        return end < 0 ? null : Parse(text.AsSpan(text.LastIndexOf(' ', Math.Max(0, end - 1)) + 1), static c => !char.IsAsciiDigit(c));
    }

    private static long? Parse(ReadOnlySpan<char> text, Func<char, bool> ends)
    {
        var length = 0;
        while (length < text.Length && !ends(text[length]))
        {
            length++;
        }

        return long.TryParse(text[..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
