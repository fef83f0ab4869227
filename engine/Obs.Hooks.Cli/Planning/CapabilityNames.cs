using System.Numerics;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Cli.Planning;

/// <summary>What a hook may ask for, for people.</summary>
internal static class CapabilityNames
{
    /// <summary>The names of single capabilities, as in a plugin's manifest.</summary>
    public static IEnumerable<string> Of(HookCapabilities capabilities) =>
        Single(capabilities).Select(static c => ManifestNames.Capabilities[BitOperations.Log2((uint)c)]);

    /// <summary>The effects and verdicts they stand for.</summary>
    public static IEnumerable<string> EffectsOf(HookCapabilities capabilities) => Single(capabilities).Select(static c => c switch
    {
        HookCapabilities.Packages => "packages in the build root (AddPackage)",
        HookCapabilities.BuildOptions => "options of build (SetBuildOption)",
        HookCapabilities.Sources => "source files (AddSource)",
        HookCapabilities.Prjconf => "lines of the project configuration (AppendPrjconf)",
        HookCapabilities.ToolsRoots => "tools roots (UseToolsRoot)",
        HookCapabilities.Binfmt => "interpreters of foreign programs (RegisterBinfmt)",
        HookCapabilities.Mounts => "mounts (Mount)",
        HookCapabilities.Results => "changed results (AddResult, ReplaceResult, RemoveResult)",
        HookCapabilities.Reports => "reports beside the results (AttachReport, ReportFindings)",
        HookCapabilities.Unchanged => "an end as unchanged (Unchanged)",
        HookCapabilities.RootFiles => "files in the build root (AddRootFile)",
        HookCapabilities.Machine => "the virtual machine (SetMachine, SetGuestKernel)",
        HookCapabilities.Build => "a build of its own instead of the real one (ReplaceBuild, BuildInGuest)",
        _ => c.ToString(),
    });

    private static IEnumerable<HookCapabilities> Single(HookCapabilities capabilities) =>
        Enum.GetValues<HookCapabilities>().Where(c => c != HookCapabilities.None && capabilities.HasFlag(c));
}
