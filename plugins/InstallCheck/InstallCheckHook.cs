using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Target;

namespace Obs.Hooks.Plugins.InstallCheck;

/// <summary>Installs the results in a throw-away root of the target.</summary>
[Hook(
    "install-check",
    Summary = "Installs the results together, in a throw-away root made of the job's own packages, their scripts included.",
    Stage = HookStage.Check,
    After = ["baselibs"],
    Capabilities = HookCapabilities.Reports,
    TimeoutSeconds = 1800,
    OnError = ErrorPolicy.Warn)]
[HookSetting("dependencies", SettingKind.Text, "What becomes of the build when no package of the job provides what a result needs: " + ReactionSetting.Words + "; warn by default.")]
[HookSetting("conflicts", SettingKind.Text, "The same for results that declare conflicts with each other or with what they need; fail by default.")]
[HookSetting("files", SettingKind.Text, "The same for files that two packages have; fail by default.")]
[HookSetting("failingScripts", SettingKind.Text, "The same for scripts that fail; fail by default.")]
[HookSetting("scripts", SettingKind.Switch, "Whether the results are really installed, with their scripts; true by default.")]
[HookSetting("skip", SettingKind.TextList, "Names of results that are left out, with * and ?; packages with debug information by default.")]
[HookSetting("treeMB", SettingKind.Integer, "Largest size of the throw-away root, which is in memory, in MB; 4096 by default.")]
[HookSetting("report", SettingKind.Switch, "Whether a report goes back as " + CheckReport.TextName + " and " + CheckReport.JsonName + "; true by default.")]
public sealed class InstallCheckHook : IPostBuildHook
{
    private static readonly ImmutableArray<ITargetFamily> s_families = [new RpmFamily(), new DebFamily()];

    /// <inheritdoc/>
    public async Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var errors = new List<string>();
        var settings = CheckSettings.Read(context.Settings, errors);
        if (errors.Count > 0)
        {
            return new Verdict.HookError(string.Join('\n', errors.Select(static e => $"{Codes.BadSetting}: {e}; correct it in \"settings\" of the hook")));
        }

        if (context.Tools is null)
        {
            return new Verdict.HookError($"{Codes.ToolMissing}: found no tools root; expected one with rpm, or with dpkg and apt; name it in \"tools\" of the hook");
        }

        if (context.Job.Packages.IsEmpty)
        {
            return new Verdict.Skipped("it is not known what the build root was made of: build was called without --rpmlist");
        }

        var checks = new List<Check>();
        foreach (var family in s_families)
        {
            using var packages = TargetPackages.Collect(context, family, settings.Skip);
            if (!packages.HasNew)
            {
                continue;
            }

            if (!packages.Missing.IsEmpty)
            {
                return new Verdict.Skipped(
                    $"{packages.Missing.Length} packages of the build root are no files on this host ({packages.Missing[0]} …), as with a preinstall image");
            }

            try
            {
                checks.Add(await Check.RunAsync(context, settings, family, packages, cancellationToken).ConfigureAwait(false));
            }
            catch (FileNotFoundException e)
            {
                return new Verdict.HookError($"{Codes.ToolMissing}: {e.Message}");
            }
        }

        return checks.Count == 0
            ? new Verdict.Skipped("no rpm or deb packages among the results")
            : Conclude(context, settings, [.. checks]);
    }

    private static Verdict Conclude(PostBuildContext context, CheckSettings settings, ImmutableArray<Check> checks)
    {
        ImmutableArray<Problem> problems = [.. checks.SelectMany(static c => c.Problems)];
        foreach (var check in checks)
        {
            context.Log.Info(check.Summary);
        }

        ProblemLog.Write(context.Log, problems, settings);
        var failing = problems.Where(p => settings.ReactionTo(p.Kind) == Reaction.Fail).ToArray();
        if (failing.Length > 0)
        {
            var more = failing.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" (and {failing.Length - 1} more)") : "";
            return new Verdict.ProjectFailure(
                $"{Codes.Of(failing[0].Kind)}: the packages do not install: {failing[0]}{more}; {ProblemLog.Advice(failing[0].Kind)}");
        }

        var effects = ImmutableArray.CreateBuilder<Effect>();
        if (!problems.IsEmpty)
        {
            effects.Add(new ReportFindings(CheckReport.Findings(problems, settings)));
        }

        if (settings.Report)
        {
            effects.AddRange(CheckReport.Write(context, checks, settings));
        }

        return new Verdict.Ok(effects.ToImmutable());
    }
}
