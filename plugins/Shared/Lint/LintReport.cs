using System.Collections.Immutable;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.Shared.Lint;

/// <summary>What a checker said of the results.</summary>
internal sealed record LintReport
{
    /// <summary>Its name and version: <c>rpmlint 2.4.0</c>.</summary>
    public required string Tool { get; init; }

    /// <summary>How many packages were to be checked.</summary>
    public required int Packages { get; init; }

    /// <summary>The worst first, then by subject and code.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>The log that goes back with the results: findings as the checker prints them, sorted, and its summary, without times.</summary>
    public required ImmutableArray<string> Log { get; init; }

    /// <summary>Whether the checker ended as it does with errors: it counts also those that it did not print as expected.</summary>
    public required bool SaysErrors { get; init; }

    /// <summary>Sum of the findings' weights; null where the checker has none.</summary>
    public long? Badness { get; init; }

    /// <summary>What <see cref="Badness"/> exceeds; null when it exceeds nothing.</summary>
    public long? Threshold { get; init; }

    public int Count(FindingSeverity severity) => Findings.Count(f => f.Severity == severity);

    /// <summary>Puts findings into the order of reports.</summary>
    public static ImmutableArray<Finding> Sorted(IEnumerable<Finding> findings) =>
    [
        .. findings
            .OrderBy(static f => f.Severity)
            .ThenBy(static f => f.Code, StringComparer.Ordinal)
            .ThenBy(static f => f.Subject, StringComparer.Ordinal)
            .ThenBy(static f => f.Line)
            .ThenBy(static f => f.Message, StringComparer.Ordinal),
    ];
}
