using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.BuildCompare.Packages;
using Obs.Hooks.Plugins.BuildCompare.Payloads;
using Obs.Hooks.Plugins.BuildCompare.Reports;
using Obs.Hooks.Plugins.BuildCompare.Script;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.BuildCompare;

/// <summary>Ends a build as unchanged when its results are those of the last one.</summary>
[Hook(
    "build-compare",
    Summary = "Drops results that equal those of the last build, as OBS does: dependent packages are not built again.",
    Stage = HookStage.Compare,
    Capabilities = HookCapabilities.Unchanged | HookCapabilities.Reports,
    TimeoutSeconds = 1800,
    OnError = ErrorPolicy.Warn)]
[HookSetting("report", SettingKind.Switch, "Whether all differences go back as " + DifferenceReport.Name + "; true by default.")]
[HookSetting("fileLimitMB", SettingKind.Integer, "Largest file whose content is compared, in MB; 256 by default. Larger ones count as different.")]
[HookSetting("payloadLimitMB", SettingKind.Integer, "Largest decompressed package, in MB; 8192 by default. Larger ones count as different.")]
[HookSetting("comparer", SettingKind.Text, "native, or script for build-compare's same-build-result.sh of the hook's tools root; native by default.")]
[HookSetting("diffoscopeSeconds", SettingKind.Integer, "How long diffoscope of the hook's tools root may look at what differs; 300 by default, 0 for not at all.")]
[HookSetting("diffoscopeMB", SettingKind.Integer, "Largest report of diffoscope, in MB; 4 by default.")]
public sealed class BuildCompareHook : IPostBuildHook
{
    private const int ShownDifferences = 3;

    /// <inheritdoc/>
    public async Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Job.OldPackages.IsEmpty)
        {
            return new Verdict.Skipped("no results of a last build (--oldpackages) to compare with");
        }

        var native = Native(context);
        var before = OldResults.Read(context.Job.OldPackages).Files;
        ImmutableArray<PackageFile> after =
            [.. context.Results.Files.Select(f => new PackageFile(f.Name, context.Results.PathOf(f), () => context.Results.OpenRead(f)))];
        var count = after.Count(f => native.IsPackage(f.Name));
        if (count == 0 || !before.Any(f => native.IsPackage(f.Name)))
        {
            return new Verdict.Skipped($"no rpm or deb packages among the results of {(count == 0 ? "this" : "the last")} build");
        }

        if (!WordSetting.TryRead(context.Settings, "comparer", ["native", "script"], "native", out var comparer, out var problem))
        {
            return new Verdict.HookError($"{Codes.BadSetting}: {problem}; correct it in \"settings\" of the hook");
        }

        ImmutableArray<Difference> differences;
        switch (comparer)
        {
            case "native":
                differences = await native.CompareAsync(before, after, cancellationToken).ConfigureAwait(false);
                break;
            case "script" when context.Tools is { } tools && SameBuildResult.IsIn(tools):
                differences = await new SameBuildResult(tools).CompareAsync(before, after, cancellationToken).ConfigureAwait(false);
                break;
            default:
                return new Verdict.HookError(
                    $"{Codes.ToolMissing}: found {(context.Tools is null ? "no tools root" : $"no {SameBuildResult.Program} in the tools root")}; expected bash and {SameBuildResult.Program} for the comparer \"script\"; put build-compare into \"tools\" of the hook");
        }

        return differences.IsEmpty
            ? new Verdict.Unchanged(string.Create(CultureInfo.InvariantCulture, $"the same {count} package(s) as the last build"))
            : await DifferentAsync(context, differences, native.Pairs(before, after), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Verdict> DifferentAsync(
        PostBuildContext context,
        ImmutableArray<Difference> differences,
        IEnumerable<(PackageFile Before, PackageFile After)> pairs,
        CancellationToken cancellationToken)
    {
        foreach (var difference in differences.Take(ShownDifferences))
        {
            context.Log.Info(difference.ToString());
        }

        if (!context.Settings.Switch("report", fallback: true))
        {
            return Verdict.Ok.Nothing;
        }

        var reports = new List<Effect> { Report(context, DifferenceReport.Name, DifferenceReport.Render(differences)) };
        var patience = TimeSpan.FromSeconds(context.Settings.Integer("diffoscopeSeconds", 300));
        if (context.Tools is { } tools && patience > TimeSpan.Zero)
        {
            var limit = (int)Math.Clamp(context.Settings.Integer("diffoscopeMB", 4), 1, 64) << 20;
            var named = differences.Select(static d => d.Where).ToHashSet(StringComparer.Ordinal);
            var text = await new Diffoscope(tools, limit, patience, context.Time)
                .RenderAsync([.. pairs.Where(p => named.Contains(p.After.Name))], cancellationToken).ConfigureAwait(false);
            if (!string.IsNullOrEmpty(text))
            {
                reports.Add(Report(context, Diffoscope.Name, text));
            }
        }

        return Verdict.With([.. reports]);
    }

    private static AttachReport Report(PostBuildContext context, string name, string text)
    {
        var path = Path.Combine(context.StagingDirectory, name);
        File.WriteAllText(path, text);
        return new AttachReport(name, path);
    }

    private static ResultComparer Native(PostBuildContext context)
    {
        var decompressor = new Decompressor(context.Processes, context.Settings.Integer("payloadLimitMB", 8192) << 20);
        var workspace = new Workspace(context.WorkDirectory, decompressor, context.Settings.Integer("fileLimitMB", 256) << 20);
        return new ResultComparer([new RpmFormat(workspace), new DebFormat(workspace)], new PackageComparer(workspace));
    }
}
