using Obs.Hooks;
using Obs.Hooks.Effects;

namespace LabHooks;

[Hook("add-package", Summary = "Adds a package to the build root.", Capabilities = HookCapabilities.Packages, AffectsResult = true)]
[HookSetting("name", SettingKind.Text, "Name of the package.", Required = true)]
[HookSetting("path", SettingKind.Text, "Its file.", Required = true)]
public sealed class AddPackageHook : IPreChrootHook
{
    public Task<Verdict> BeforeBuildAsync(PreChrootContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Verdict.With(new AddPackage(context.Settings.Text("name"), context.Settings.Text("path"))));
}
