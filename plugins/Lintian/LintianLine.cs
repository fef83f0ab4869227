using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Lintian;

/// <summary>A finding as lintian prints it: <c>E: PACKAGE[ TYPE]: TAG[ DETAILS]</c>.</summary>
/// <param name="Text">The line, made harmless.</param>
/// <param name="Finding">What it says.</param>
internal sealed record LintianLine(string Text, Finding Finding)
{
    /// <summary>Null when it is no finding: a note, a finding that is overridden, or the rest of a name with a line end in it.</summary>
    public static LintianLine? Parse(string line)
    {
        var severity = line switch
        {
            ['E', ':', ' ', ..] => FindingSeverity.Error,
            ['W', ':', ' ', ..] => FindingSeverity.Warning,
            ['I' or 'P' or 'X' or 'C', ':', ' ', ..] => FindingSeverity.Info,
            _ => (FindingSeverity?)null,
        };
        var colon = severity is null ? -1 : line.IndexOf(": ", 3, StringComparison.Ordinal);
        if (colon < 0)
        {
            return null;
        }

        var rest = line[(colon + 2)..];
        var space = rest.IndexOf(' ', StringComparison.Ordinal);
        var tag = space < 0 ? rest : rest[..space];
        return LintianTags.IsTag(tag)
            ? new LintianLine(
                LintText.Clean(line),
                new Finding(severity!.Value, tag, LintText.Clean(line[3..colon]), LintText.Clean(space < 0 ? "" : rest[(space + 1)..])))
            : null;
    }
}
