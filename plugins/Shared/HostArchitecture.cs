using System.Runtime.InteropServices;

namespace Obs.Hooks.Plugins.Shared;

/// <summary>This host's architecture, as uname(1) and OBS have it.</summary>
internal static class HostArchitecture
{
    public static string Name { get; } = RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "x86_64",
        Architecture.X86 => "i686",
        Architecture.Arm64 => "aarch64",
        Architecture.Arm => "armv7l",
        Architecture.S390x => "s390x",
        Architecture.Ppc64le => "ppc64le",
        Architecture.RiscV64 => "riscv64",
        Architecture.LoongArch64 => "loongarch64",
        var other => other.ToString(),
    };
}
