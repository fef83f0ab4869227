using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.CrashHost;

/// <summary>A planned hook that no plugin stands behind.</summary>
internal static class ScenarioHook
{
    public const HookCapabilities All = (HookCapabilities)0xfff;

    public static PlannedHook Create(
        HookPoint point, HookCapabilities capabilities = All, string id = "crash", TrustClass trust = TrustClass.Host) =>
        new()
        {
            Id = id,
            Point = point,
            Code = new PluginCode(new InstalledPlugin("/", new PluginManifest
            {
                Id = id, Version = "1", Assembly = "none.dll", Contract = "1.0", Digest = "",
            })),
            Manifest = new HookManifest { Id = id, Type = "None", Points = [point] },
            Timeout = TimeSpan.FromMinutes(1),
            OnError = ErrorPolicy.Fail,
            Capabilities = capabilities,
            Trust = trust,
        };
}
