using System.Collections.Immutable;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.Report.Model;

/// <summary>Findings for the report: the worst first, and no more than a person could read.</summary>
internal static class FindingEntries
{
    public const int Most = 1000;

    public static FindingEntry[] Of(ImmutableArray<Finding> findings, Func<string, string> cut)
    {
        if (findings.IsEmpty)
        {
            return [];
        }

        // OrderBy is stable: within a severity the hook's order stays.
        return
        [
            .. findings.OrderBy(static f => f.Severity).Take(Most).Select(f => new FindingEntry
            {
                Severity = Names.Of(f.Severity),
                Code = cut(f.Code),
                Subject = cut(f.Subject),
                Line = Math.Max(0, f.Line),
                Message = cut(f.Message),
                Description = cut(f.Description),
                Link = LinkOf(f.Link),
            }),
        ];
    }

    /// <summary>A link of another scheme could run something.</summary>
    private static string? LinkOf(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0
            ? uri.AbsoluteUri
            : null;
}
