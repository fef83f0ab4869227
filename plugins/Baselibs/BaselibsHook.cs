using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Baselibs.Configuration;
using Obs.Hooks.Plugins.Baselibs.Packages;
using Obs.Hooks.Plugins.Baselibs.Running;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.Baselibs;

/// <summary>Adds packages for other architectures, as obs-build's mkbaselibs makes them of the build's own.</summary>
[Hook(
    "baselibs",
    Summary = "Makes -32bit packages and the like with mkbaselibs from a tools root, as baselibs.conf says.",
    Stage = HookStage.Transform,
    Capabilities = HookCapabilities.Results,
    TimeoutSeconds = 3600,
    AffectsResult = true)]
[HookSetting("global", SettingKind.Text, "Global configuration: absolute path, or the name of one that comes with mkbaselibs (\"sle15\"); baselibs_global.conf of mkbaselibs by default.")]
[HookSetting("fallback", SettingKind.Text, "Absolute path of the configuration for packages without baselibs.conf; one that comes with mkbaselibs by default, or none.")]
[HookSetting("missing", SettingKind.Text, "When baselibs.conf names a package that was not built, or of which no file is chosen: \"fail\", \"warn\" (default) or \"ignore\".")]
[HookSetting("memoryMB", SettingKind.Integer, "Memory for mkbaselibs with the unpacked files of a package, in MB; 4096 by default.")]
public sealed class BaselibsHook : IPostBuildHook
{
    /// <inheritdoc/>
    public async Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var memory = 0L;
        if (!ReactionSetting.TryRead(context.Settings, "missing", Reaction.Warn, out var missing, out var problem)
            || !MegabyteSetting.TryRead(context.Settings, "memoryMB", 4096, 64, out memory, out problem))
        {
            return new Verdict.HookError($"{Codes.BadSetting}: {problem}");
        }

        if (!context.Results.Files.Any(Candidates.IsBinaryPackage))
        {
            return new Verdict.Skipped("no rpm packages among the results");
        }

        if (context.Tools is null || MkbaselibsProgram.Find(context.Tools) is not { } program)
        {
            return new Verdict.HookError(
                $"{Codes.ToolMissing}: found {(context.Tools is null ? "no tools" : "no mkbaselibs in the tools root")}; expected {MkbaselibsProgram.Expected}; put the package obs-build (or build-mkbaselibs), rpm and cpio into \"tools\"");
        }

        try
        {
            return ConfFiles.Own(context, program) is { } own
                ? await MakeAsync(context, program, own, ConfFiles.Global(context, program), missing, memory, cancellationToken).ConfigureAwait(false)
                : new Verdict.Skipped($"the package has no {ConfFiles.Name}");
        }
        catch (IOException e)
        {
            return new Verdict.HookError($"{Codes.ToolMissing}: {e.Message}");
        }
    }

    private static async Task<Verdict> MakeAsync(
        PostBuildContext context, MkbaselibsProgram program, BaselibsConf own, BaselibsConf global, Reaction missing, long memory, CancellationToken cancellationToken)
    {
        var candidates = Candidates.Among(context.Results, [global, own]);
        if (!candidates.Broken.IsEmpty)
        {
            return new Verdict.ProjectFailure(string.Join('\n', candidates.Broken));
        }

        IEnumerable<string> Targets(string arch) => global.Targets(arch).Concat(own.Targets(arch));
        var issues = ConfChecker.Check(own).ToList();
        var built = context.Results.Files.Where(Candidates.IsBinaryPackage).ToImmutableArray();
        var shortfalls = Shortfalls.Names(own, built, candidates).ToList();
        var withTargets = candidates.All.RemoveAll(c => !Targets(c.Package.Arch).Any());
        if (withTargets.IsEmpty)
        {
            var architectures = global.Architectures().Concat(own.Architectures()).Distinct().Order(StringComparer.Ordinal);
            return candidates.All.IsEmpty
                ? Outcome.Of(context, missing, issues, shortfalls, [], $"{own.Name} names none of the packages")
                : Outcome.Of(context, missing, issues, [], [], $"no targets for {candidates.All[0].Package.Arch}, only for {string.Join(", ", architectures)}");
        }

        if (ExistingBaselibs.Find(context.Results, candidates, Targets) is { } existing)
        {
            return new Verdict.Skipped($"the build made them itself ({existing})");
        }

        var output = Directory.CreateDirectory(Path.Combine(context.StagingDirectory, "out")).FullName;
        var run = new MkbaselibsRun(program, global, own, FilesystemDirectories.Of(context.Job), memory);
        var result = await run.RunAsync(withTargets, context.WorkDirectory, output, cancellationToken).ConfigureAwait(false);
        if (result.ExitStatus != 0)
        {
            var reasons = new FailureExplainer(own, global).Explain(result, out var isOwn);
            var message = string.Join('\n', reasons.Concat(issues.Select(static i => i.ToString()).Where(i => !reasons.Any(r => SamePlace(r, i)))));
            return isOwn ? new Verdict.ProjectFailure(message) : new Verdict.HookError(message);
        }

        var report = MkbaselibsReport.Read(result);
        shortfalls.AddRange(Shortfalls.Empty(own, report));
        var made = MadePackages.Read(output, withTargets, report, [.. built.Select(static f => f.Name)], out var problems);
        if (problems.Count > 0)
        {
            return new Verdict.ProjectFailure(string.Join('\n', problems));
        }

        foreach (var (_, package) in made)
        {
            context.Log.Info($"made {package.FileName}");
        }

        ImmutableArray<Effect> effects = [.. made.Select(static m => new AddResult($"RPMS/{m.Package.Arch}", m.Package.FileName, m.Path))];
        return Outcome.Of(context, missing, issues, shortfalls, effects, "mkbaselibs made nothing of them");
    }

    /// <summary>Whether two messages begin with the same file and line.</summary>
    private static bool SamePlace(string a, string b) => a.Split(": ", 2)[0] == b.Split(": ", 2)[0];
}
