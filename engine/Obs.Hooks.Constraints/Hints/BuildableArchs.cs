using System.Collections.Frozen;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Constraints.Hints;

/// <summary>Which architectures a host can build, as of OBS 2024-08.</summary>
public static class BuildableArchs
{
    /// <summary>By host; an asterisk marks those that need a helper.</summary>
    private static readonly FrozenDictionary<string, FrozenDictionary<string, BuildableArch>> Hosts = new Dictionary<string, string>
    {
        ["aarch64"] = "aarch64 aarch64_ilp32 armv8l* armv7l* armv7hl* armv6l* armv6hl*",
        ["aarch64_ilp32"] = "aarch64_ilp32 aarch64",
        ["armv4l"] = "armv4l",
        ["armv5l"] = "armv4l armv5l armv5el",
        ["armv6l"] = "armv4l armv5l armv6l armv5el armv6el",
        ["armv7l"] = "armv4l armv5l armv6l armv7l armv5el armv6el armv6hl armv7el armv7hl",
        ["armv8l"] = "armv4l armv5l armv6l armv7l armv5el armv6el armv6hl armv7el armv7hl armv8el armv8hl armv8l",
        ["i586"] = "i586",
        ["i686"] = "i586 i686",
        ["ia64"] = "ia64",
        ["k1om"] = "k1om",
        ["local"] = "local",
        ["loongarch64"] = "loongarch64",
        ["m68k"] = "m68k",
        ["mips"] = "mips",
        ["mips64"] = "mips64 mips*",
        ["parisc"] = "hppa hppa64*",
        ["parisc64"] = "hppa64 hppa*",
        ["ppc"] = "ppc",
        ["ppc64"] = "ppc64le ppc64 ppc*",
        ["ppc64le"] = "ppc64le ppc64 ppc*",
        ["ppc64p7"] = "ppc64le ppc64p7 ppc*",
        ["riscv64"] = "riscv64",
        ["s390"] = "s390",
        ["s390x"] = "s390x s390*",
        ["sh4"] = "sh4",
        ["sparc"] = "sparcv8 sparc",
        ["sparc64"] = "sparc64v sparc64 sparcv9v sparcv9 sparcv8* sparc*",
        ["x86_64"] = "x86_64 i586* i686*",
    }.ToFrozenDictionary(static h => h.Key, static h => Read(h.Value), StringComparer.Ordinal);

    /// <summary>Whether and how a host builds for an architecture.</summary>
    /// <param name="hostArch">The architecture of the host.</param>
    /// <param name="arch">The architecture to build for.</param>
    /// <returns>Null if it can not.</returns>
    public static BuildableArch? Of(string hostArch, string arch) =>
        Hosts.TryGetValue(hostArch, out var archs) && archs.TryGetValue(arch, out var how) ? how : null;

    /// <summary>The architecture to build on: the one that was named, unless Perl takes its name for false.</summary>
    public static string ToBuildOn(string? hostArch, string arch) => PerlText.IsTrue(hostArch) ? hostArch! : arch;

    private static FrozenDictionary<string, BuildableArch> Read(string archs) => archs.Split(' ').ToFrozenDictionary(
        static a => a.TrimEnd('*'),
        static a => a.EndsWith('*') ? BuildableArch.WithHelper : BuildableArch.Natively,
        StringComparer.Ordinal);
}
