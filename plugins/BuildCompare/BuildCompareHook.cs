using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.BuildCompare.Packages;
using Obs.Hooks.Plugins.BuildCompare.Payloads;

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

        var comparer = Comparer(context);
        var before = OldResults.Read(context.Job.OldPackages).Files;
        ImmutableArray<PackageFile> after =
            [.. context.Results.Files.Select(f => new PackageFile(f.Name, context.Results.PathOf(f), () => context.Results.OpenRead(f)))];
        var count = after.Count(f => comparer.IsPackage(f.Name));
        if (count == 0 || !before.Any(f => comparer.IsPackage(f.Name)))
        {
            return new Verdict.Skipped($"no rpm or deb packages among the results of {(count == 0 ? "this" : "the last")} build");
        }

        var differences = await comparer.CompareAsync(before, after, cancellationToken).ConfigureAwait(false);
        return differences.IsEmpty
            ? new Verdict.Unchanged(string.Create(CultureInfo.InvariantCulture, $"the same {count} package(s) as the last build"))
            : Different(context, differences);
    }

    private static Verdict Different(PostBuildContext context, ImmutableArray<Difference> differences)
    {
        foreach (var difference in differences.Take(ShownDifferences))
        {
            context.Log.Info(difference.ToString());
        }

        if (!context.Settings.Switch("report", fallback: true))
        {
            return Verdict.Ok.Nothing;
        }

        var path = Path.Combine(context.StagingDirectory, DifferenceReport.Name);
        File.WriteAllText(path, DifferenceReport.Render(differences));
        return Verdict.With(new AttachReport(DifferenceReport.Name, path));
    }

    private static ResultComparer Comparer(PostBuildContext context)
    {
        var decompressor = new Decompressor(context.Processes, context.Settings.Integer("payloadLimitMB", 8192) << 20);
        var workspace = new Workspace(context.WorkDirectory, decompressor, context.Settings.Integer("fileLimitMB", 256) << 20);
        return new ResultComparer([new RpmFormat(workspace), new DebFormat(workspace)], new PackageComparer(workspace));
    }
}
