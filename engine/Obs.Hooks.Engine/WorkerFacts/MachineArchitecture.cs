using System.Runtime.InteropServices;

namespace Obs.Hooks.Engine.WorkerFacts;

/// <summary>The architecture of this machine.</summary>
internal static class MachineArchitecture
{
    /// <summary>As uname(1) and OBS name it.</summary>
    public static string Name { get; } = RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "x86_64",
        Architecture.X86 => "i686",
        Architecture.Arm64 => "aarch64",
        Architecture.Arm => "armv7l",
        Architecture.Armv6 => "armv6l",
        var other => other.ToString().ToLowerInvariant(),
    };
}
