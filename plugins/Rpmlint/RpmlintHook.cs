using System.Collections.Immutable;
using Obs.Hooks.Plugins.Rpmlint.Configuration;
using Obs.Hooks.Plugins.Rpmlint.Running;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Rpmlint;

/// <summary>Checks the rpm packages of a build with rpmlint from a tools root.</summary>
[Hook(
    "rpmlint",
    Summary = "Checks rpm packages with rpmlint 1 or 2 from a tools root; the build fails or warns by policy.",
    Stage = HookStage.Check,
    Capabilities = HookCapabilities.Results | HookCapabilities.Reports,
    TimeoutSeconds = 1800,
    OnError = ErrorPolicy.Fail)]
[HookSetting("policy", SettingKind.Text, "\"fail\" (the default) or \"warn\": what becomes of a build with findings that are not acceptable.")]
[HookSetting("failOn", SettingKind.Text, "What is not acceptable: \"errors\" (the default) or \"badness\" over the threshold (the default when \"threshold\" is given).")]
[HookSetting("threshold", SettingKind.Integer, "Highest acceptable badness; what rpmlint's own configuration says by default.")]
[HookSetting("config", SettingKind.TextList, "Files or directories of this host with configuration of the distribution and the site, later ones win: TOML for rpmlint 2, Python for rpmlint 1.")]
[HookSetting("filters", SettingKind.TextList, "Regular expressions (Python's); findings that match are left out.")]
[HookSetting("scoring", SettingKind.Structure, "Badness by finding: { \"no-binary\": 100 }; 0 makes a warning of an error.")]
[HookSetting("packageConfig", SettingKind.Switch, "Whether the package's own rpmlintrc counts; true by default.")]
[HookSetting("program", SettingKind.Text, "Program in the tools root; \"rpmlint\" by default.")]
[HookSetting("memoryMB", SettingKind.Integer, "Memory for rpmlint and the packages it unpacks, in MB; 4096 by default.")]
public sealed class RpmlintHook : IPostBuildHook
{
    private static readonly LintFiles s_files = new("rpmlint", "rpmlint.log", "hooks.rpmlint.json");

    /// <inheritdoc/>
    public async Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ImmutableArray<ResultFile> packages = [.. context.Results.Files.Where(static f => f.Name.EndsWith(".rpm", StringComparison.Ordinal))];
        if (packages.IsEmpty)
        {
            return new Verdict.Skipped("no rpm packages among the results");
        }

        return await LintVerdict.MakeAsync(context, s_files, async tools =>
        {
            var settings = RpmlintSettings.Of(context.Settings);
            var report = await new RpmlintCheck(context, tools, settings).RunAsync(packages, cancellationToken).ConfigureAwait(false);
            return (report, settings.ComplaintAbout(report));
        }).ConfigureAwait(false);
    }
}
