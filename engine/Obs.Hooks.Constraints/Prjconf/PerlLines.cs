namespace Obs.Hooks.Constraints.Prjconf;

/// <summary>Perl's splitting into lines: empty ones at the end are dropped.</summary>
internal static class PerlLines
{
    public static string[] Split(string text) => text.TrimEnd('\n') is { Length: > 0 } kept ? kept.Split('\n') : [];
}
