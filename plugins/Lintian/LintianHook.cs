using System.Collections.Immutable;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Lintian;

/// <summary>Checks the Debian packages of a build with lintian from a tools root.</summary>
[Hook(
    "lintian",
    Summary = "Checks Debian packages with lintian from a tools root; the build fails or warns by policy.",
    Stage = HookStage.Check,
    Capabilities = HookCapabilities.Results | HookCapabilities.Reports,
    TimeoutSeconds = 1800,
    OnError = ErrorPolicy.Fail)]
[HookSetting("policy", SettingKind.Text, "\"fail\" (the default) or \"warn\": what becomes of a build with findings that are not acceptable.")]
[HookSetting("failOn", SettingKind.Text, "The mildest finding that is not acceptable: \"error\" (the default), \"warning\", \"info\" or \"pedantic\".")]
[HookSetting("show", SettingKind.Text, "The mildest finding that is looked for: \"error\", \"warning\" (the default), \"info\" or \"pedantic\". What fails is shown in any case.")]
[HookSetting("profile", SettingKind.Text, "lintian's profile, such as debian or ubuntu; that of the tools root by default.")]
[HookSetting("config", SettingKind.Text, "Absolute path of a lintianrc of this host; none by default.")]
[HookSetting("suppressTags", SettingKind.TextList, "Findings that are left out.")]
[HookSetting("packageConfig", SettingKind.Switch, "Whether the overrides in the packages count; true by default.")]
[HookSetting("program", SettingKind.Text, "Program in the tools root; \"lintian\" by default.")]
[HookSetting("memoryMB", SettingKind.Integer, "Memory for lintian and the packages it unpacks, in MB; 4096 by default.")]
public sealed class LintianHook : IPostBuildHook
{
    private static readonly LintFiles s_files = new("lintian", "lintian.log", "hooks.lintian.json");

    /// <inheritdoc/>
    public async Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ImmutableArray<ResultFile> packages = [.. context.Results.Files.Where(static f => LintianCheck.IsPackage(f.Name))];
        if (packages.IsEmpty)
        {
            return new Verdict.Skipped("no Debian packages among the results");
        }

        return await LintVerdict.MakeAsync(context, s_files, async tools =>
        {
            var settings = LintianSettings.Of(context.Settings);
            var report = await new LintianCheck(context, tools, settings).RunAsync(packages, cancellationToken).ConfigureAwait(false);
            return (report, settings.ComplaintAbout(report));
        }).ConfigureAwait(false);
    }
}
