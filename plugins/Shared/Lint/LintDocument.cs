using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.Shared.Lint;

/// <summary>A report for programs.</summary>
internal sealed record LintDocument
{
    /// <summary>Changes when a reader of an older one would misread a newer one.</summary>
    public int Version { get; init; } = 1;

    public required string Tool { get; init; }

    public required int Packages { get; init; }

    public required int Errors { get; init; }

    public required int Warnings { get; init; }

    public required long? Badness { get; init; }

    /// <summary>The threshold when it is exceeded, else null.</summary>
    public required long? ExceededThreshold { get; init; }

    public required LintDocumentFinding[] Findings { get; init; }

    /// <summary>What the codes of the findings mean, by code.</summary>
    public required SortedDictionary<string, LintDocumentCode> Codes { get; init; }

    public static LintDocument Of(LintReport report)
    {
        var codes = new SortedDictionary<string, LintDocumentCode>(StringComparer.Ordinal);
        foreach (var finding in report.Findings.Where(static f => f.Description.Length > 0 || f.Link is not null))
        {
            codes.TryAdd(finding.Code, new LintDocumentCode(finding.Description, finding.Link));
        }

        return new LintDocument
        {
            Tool = report.Tool,
            Packages = report.Packages,
            Errors = report.Count(FindingSeverity.Error),
            Warnings = report.Count(FindingSeverity.Warning),
            Badness = report.Badness,
            ExceededThreshold = report.Threshold,
            Findings =
            [
                .. report.Findings.Select(static f => new LintDocumentFinding(NameOf(f.Severity), f.Code, f.Subject, f.Line, f.Message)),
            ],
            Codes = codes,
        };
    }

    private static string NameOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };
}
