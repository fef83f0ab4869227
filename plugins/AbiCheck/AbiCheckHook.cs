using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.AbiCheck.Packages;
using Obs.Hooks.Plugins.AbiCheck.Policy;
using Obs.Hooks.Plugins.AbiCheck.Reports;
using Obs.Hooks.Plugins.AbiCheck.Running;
using Obs.Hooks.Plugins.AbiCheck.Suppressions;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.AbiCheck;

/// <summary>Compares the shared libraries of a build with those of the last one.</summary>
[Hook(
    "abi-check",
    Summary = "Finds what changed in the ABI of shared libraries since the last build, with abipkgdiff from a tools root.",
    Stage = HookStage.Check,
    Capabilities = HookCapabilities.Reports,
    TimeoutSeconds = 3600)]
[HookSetting("removed", SettingKind.Text, "A function or variable is gone: \"fail\" (default), \"warn\" or \"ignore\".")]
[HookSetting("changed", SettingKind.Text, "A function, a variable or a type behind one is another: \"fail\" (default), \"warn\" or \"ignore\".")]
[HookSetting("added", SettingKind.Text, "There is a function or variable more: \"fail\", \"warn\" or \"ignore\" (default).")]
[HookSetting("soname", SettingKind.Text, "A library has another SONAME or is gone: \"fail\", \"warn\" (default) or \"ignore\".")]
[HookSetting("debugInfo", SettingKind.Text, "No debug information, so that types cannot be compared: \"fail\", \"warn\" (default) or \"ignore\".")]
[HookSetting("error", SettingKind.Text, "A package cannot be compared: \"fail\" (default), \"warn\" or \"ignore\".")]
[HookSetting("suppressions", SettingKind.TextList, "Absolute paths of libabigail suppression files.")]
[HookSetting("packageSuppressions", SettingKind.Switch, "Whether files *.abignore among the package's sources are used; true by default.")]
[HookSetting("headers", SettingKind.Switch, "Whether types that no header of the -devel packages defines are private, and may change; false by default.")]
[HookSetting("memoryMB", SettingKind.Integer, "Memory for abipkgdiff with the unpacked packages, in MB; 4096 by default.")]
public sealed class AbiCheckHook : IPostBuildHook
{
    private const int ShownChanges = 20;

    /// <inheritdoc/>
    public async Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var policy = AbiPolicy.Of(context.Settings, out var problem);
        if (problem.Length > 0)
        {
            return new Verdict.HookError(problem);
        }

        if (!MegabyteSetting.TryRead(context.Settings, "memoryMB", 4096, 64, out var memory, out problem))
        {
            return new Verdict.HookError($"{Codes.BadSetting}: {problem}");
        }

        if (context.Job.OldPackages.IsEmpty)
        {
            return new Verdict.Skipped("no results of a last build (--oldpackages) to compare with");
        }

        var before = PackageSet.Of(OldResults.Read(context.Job.OldPackages).Files);
        var after = PackageSet.Of(context.Results.Files.Select(f => new PackageFile(f.Name, context.Results.PathOf(f), () => context.Results.OpenRead(f))));
        var pairs = PackagePairs.Of(before, after, context.Settings.Switch("headers"));
        if (pairs.Pairs.IsEmpty && pairs.Changes.IsEmpty)
        {
            return new Verdict.Skipped("the last build had no packages with shared libraries");
        }

        if (context.Tools is null)
        {
            return new Verdict.HookError($"{Codes.ToolMissing}: found no tools; expected {ToolPrograms.Expected}; put the packages into \"tools\"");
        }

        if (ToolPrograms.Missing(context.Tools, pairs.Pairs) is { } missing)
        {
            return new Verdict.HookError($"{Codes.ToolMissing}: found no {missing} in the tools root; expected {ToolPrograms.Expected}; put the packages into \"tools\"");
        }

        try
        {
            var suppressions = SuppressionFiles.Of(context);
            var comparison = new AbiComparison(
                context.Tools, suppressions.Paths, policy[ChangeKind.Added] != Reaction.Ignore, memory, after.Sonames());
            var results = ImmutableArray.CreateBuilder<PairResult>();
            foreach (var pair in pairs.Pairs)
            {
                context.Log.Progress(pair.Name, (double)results.Count / pairs.Pairs.Length);
                results.Add(await comparison.CompareAsync(pair, cancellationToken).ConfigureAwait(false));
            }

            foreach (var line in suppressions.Problems)
            {
                context.Log.Warning(line);
            }

            return Judge(context, new AbiReport(results.ToImmutable(), pairs.Changes, policy, suppressions.Names));
        }
        catch (IOException e)
        {
            return new Verdict.HookError(e.Message);
        }
    }

    private static Verdict Judge(PostBuildContext context, AbiReport report)
    {
        var changes = report.Changes.ToLookup(c => report.Policy[c.Change.Kind], static c => AbiReport.Describe(c.Package, c.Change));
        var used = report.Suppressions.IsEmpty ? "" : $", with {string.Join(", ", report.Suppressions)}";
        context.Log.Info(string.Create(CultureInfo.InvariantCulture, $"compared {report.Results.Length} package(s) with the last build{used}"));
        foreach (var line in Shown(changes[Reaction.Warn]))
        {
            context.Log.Warning(line);
        }

        if (changes[Reaction.Fail].Any())
        {
            foreach (var line in report.Results.Where(static r => !r.Changes.IsEmpty).SelectMany(static r => r.Text.TrimEnd().Split('\n')).Take(10 * ShownChanges))
            {
                context.Log.Info(line);
            }

            return new Verdict.ProjectFailure(
                $"{Codes.Changed}: the ABI is not that of the last build\n{string.Join('\n', Shown(changes[Reaction.Fail]))}\nif that is intended, change the SONAME, or add a suppression (*.abignore) to the sources");
        }

        var text = Path.Combine(context.StagingDirectory, AbiReport.TextName);
        var json = Path.Combine(context.StagingDirectory, AbiReport.JsonName);
        File.WriteAllText(text, report.ToText());
        File.WriteAllBytes(json, report.ToJson());
        return Verdict.With(
            new AttachReport(AbiReport.TextName, text), new AttachReport(AbiReport.JsonName, json), new ReportFindings([.. report.Findings()]));
    }

    private static IEnumerable<string> Shown(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return all.Count <= ShownChanges
            ? all
            : all.Take(ShownChanges).Append(string.Create(CultureInfo.InvariantCulture, $"… and {all.Count - ShownChanges} more"));
    }
}
