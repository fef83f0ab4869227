using System.Collections.Immutable;
using System.Text.Json;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Rpmlint.Configuration;

/// <summary>The hook's settings, checked.</summary>
internal sealed record RpmlintSettings
{
    public required bool FailsOnBadness { get; init; }

    public required long? Threshold { get; init; }

    public required ImmutableArray<string> Config { get; init; }

    public required ImmutableArray<string> Filters { get; init; }

    /// <summary>Sorted by name.</summary>
    public required ImmutableArray<KeyValuePair<string, long>> Scoring { get; init; }

    public required bool PackageConfig { get; init; }

    public required string Program { get; init; }

    public required long MemoryLimit { get; init; }

    /// <exception cref="LintException">A value is none of those it can have.</exception>
    public static RpmlintSettings Of(HookSettings settings)
    {
        long? threshold = settings.Integer("threshold", long.MinValue) is var value and not long.MinValue ? value : null;
        if (threshold < 0)
        {
            throw new LintException(LintCodes.BadSetting, $"setting threshold: found {LintText.Number(threshold.Value)}; expected the highest acceptable badness, or no threshold");
        }

        var failOn = LintSettings.Word(settings, "failOn", ["errors", "badness"], threshold is null ? "errors" : "badness");
        var filters = settings.TextList("filters");
        if (filters.Any(static f => f.Any(char.IsControl)))
        {
            throw new LintException(LintCodes.BadSetting, "setting filters: found a control character; expected regular expressions in one line each");
        }

        return new RpmlintSettings
        {
            FailsOnBadness = failOn == "badness",
            Threshold = threshold,
            Config = settings.TextList("config"),
            Filters = filters,
            Scoring = ScoringOf(settings),
            PackageConfig = settings.Switch("packageConfig", fallback: true),
            Program = settings.Text("program", "rpmlint"),
            MemoryLimit = LintSettings.Memory(settings),
        };
    }

    /// <summary>What of a report is not acceptable; null when all is.</summary>
    public string? ComplaintAbout(LintReport report)
    {
        var errors = report.Count(FindingSeverity.Error);
        var found = $"{LintText.Count(errors, "error")} and {LintText.Count(report.Count(FindingSeverity.Warning), "warning")}";
        if (report.Threshold is { } threshold)
        {
            return $"{report.Tool}: badness {LintText.Number(report.Badness ?? 0)} exceeds the threshold of {LintText.Number(threshold)} ({found})";
        }

        var unreadable = report.Findings.Count(static f => f.Code == RpmlintCodes.Unreadable);
        return unreadable > 0 ? $"{report.Tool} could not check {LintText.Count(unreadable, "package")} ({found})"
            : (errors > 0 || report.SaysErrors) && !FailsOnBadness ? $"{report.Tool} found {found} in {LintText.Count(report.Packages, "package")}; correct them, or filter them in the package's rpmlintrc"
            : null;
    }

    private static ImmutableArray<KeyValuePair<string, long>> ScoringOf(HookSettings settings)
    {
        if (settings.Json.ValueKind != JsonValueKind.Object || !settings.Json.TryGetProperty("scoring", out var scoring))
        {
            return [];
        }

        var scores = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var score in scoring.EnumerateObject())
        {
            if (score.Value.ValueKind != JsonValueKind.Number || !score.Value.TryGetInt64(out var badness) || badness is < 0 or > int.MaxValue
                || !RpmlintCodes.IsCode(score.Name))
            {
                throw new LintException(
                    LintCodes.BadSetting,
                    $"setting scoring: found \"{LintText.Clean(score.Name)}\": {LintText.Clean(score.Value.GetRawText())}; expected the name of a finding and its badness, 0 or more");
            }

            scores[score.Name] = badness;
        }

        return [.. scores];
    }
}
