using System.Globalization;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Rpmlint.Output;

/// <summary>
/// A finding as both versions print it: <c>NAME[.ARCH]:[LINE:] LEVEL: FINDING[ (Badness: N)][ DETAILS]</c>.
/// </summary>
/// <param name="Text">The line, made harmless.</param>
/// <param name="Finding">What it says.</param>
/// <param name="Badness">0 when none is printed.</param>
internal sealed record LintLine(string Text, Finding Finding, long Badness)
{
    private const string BadnessMark = "(Badness: ";

    /// <summary>Null when it is no finding but a heading, a summary, or the rest of a file name with a line end in it.</summary>
    public static LintLine? Parse(string line)
    {
        var (at, severity) = Level(line);
        if (at <= 0 || line.AsSpan(0, at).ContainsAny(' ', '\t') || line[0] == '(')
        {
            return null;
        }

        var (subject, number) = SplitLine(line[..at]);
        var rest = line[(at + ": E: ".Length)..];
        var space = rest.IndexOf(' ', StringComparison.Ordinal);
        var code = space < 0 ? rest : rest[..space];
        if (!RpmlintCodes.IsCode(code))
        {
            return null;
        }

        var details = space < 0 ? "" : rest[(space + 1)..];
        var badness = TakeBadness(ref details);
        return new LintLine(
            LintText.Clean(line),
            new Finding(severity, code, LintText.Clean(subject), LintText.Clean(details)) { Line = number },
            badness);
    }

    private static (int At, FindingSeverity Severity) Level(string line)
    {
        for (var at = 0; at + 5 <= line.Length; at++)
        {
            if (line[at] == ':' && line[at + 1] == ' ' && line[at + 3] == ':' && line[at + 4] == ' ' && line[at + 2] is 'E' or 'W' or 'I')
            {
                return (at, line[at + 2] switch { 'E' => FindingSeverity.Error, 'W' => FindingSeverity.Warning, _ => FindingSeverity.Info });
            }
        }

        return (-1, default);
    }

    private static (string Subject, int Line) SplitLine(string subject)
    {
        var colon = subject.LastIndexOf(':');
        return colon > 0 && int.TryParse(subject.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (subject[..colon], number)
            : (subject, 0);
    }

    private static long TakeBadness(ref string details)
    {
        var end = details.StartsWith(BadnessMark, StringComparison.Ordinal) ? details.IndexOf(')', StringComparison.Ordinal) : -1;
        if (end < 0 || !long.TryParse(details.AsSpan(BadnessMark.Length, end - BadnessMark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var badness))
        {
            return 0;
        }

        details = details[(end + 1)..].TrimStart();
        return badness;
    }
}
