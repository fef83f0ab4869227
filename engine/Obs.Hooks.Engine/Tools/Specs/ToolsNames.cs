using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Obs.Hooks.Engine.Tools.Specs;

/// <summary>The names of providers and architectures.</summary>
internal static class ToolsNames
{
    public static readonly ImmutableArray<string> Providers = ["debian", "rpm", "obs", "directory", "tarball", "host"];

    /// <summary>This host's architecture as uname(1) has it.</summary>
    public static string HostArch { get; } = RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "x86_64",
        Architecture.X86 => "i686",
        Architecture.Arm64 => "aarch64",
        Architecture.Arm or Architecture.Armv6 => "armv7l",
        Architecture.Ppc64le => "ppc64le",
        Architecture.S390x => "s390x",
        Architecture.RiscV64 => "riscv64",
        var other => other.ToString(),
    };

    public static string Of(ToolsProviderKind provider) => Providers[(int)provider];

    public static ToolsProviderKind? Provider(string name) => name switch
    {
        "debian" => ToolsProviderKind.Debian,
        "rpm" => ToolsProviderKind.Rpm,
        "obs" => ToolsProviderKind.Obs,
        "directory" => ToolsProviderKind.Directory,
        "tarball" => ToolsProviderKind.Tarball,
        "host" => ToolsProviderKind.Host,
        _ => null,
    };

    /// <summary>Accepts Debian's, RPM's and OBS's names of an architecture.</summary>
    public static string Canonical(string arch) => arch switch
    {
        "amd64" => "x86_64",
        "i386" or "i486" or "i586" => "i686",
        "arm64" => "aarch64",
        "armhf" => "armv7l",
        "ppc64el" => "ppc64le",
        _ => arch,
    };

    /// <summary>Debian's name of an architecture.</summary>
    public static string Debian(string arch) => arch switch
    {
        "x86_64" => "amd64",
        "i686" => "i386",
        "aarch64" => "arm64",
        "armv7l" => "armhf",
        "ppc64le" => "ppc64el",
        _ => arch,
    };

    /// <summary>OBS's name of an architecture.</summary>
    public static string Scheduler(string arch) => arch == "i686" ? "i586" : arch;

    /// <summary>Whether tools of an architecture can run here. No emulator, no second ABI: the sandbox filters system calls of one.</summary>
    public static bool CanRun(string arch) => arch == HostArch;
}
