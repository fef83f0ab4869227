using System.Collections.Frozen;

namespace Obs.Hooks.Allocation.Fleet;

/// <summary>
/// Which architectures a host can build, and which of them only with a helper such as linux32: OBS's table as of 2024-08. A
/// host of an architecture that is not in it builds nothing.
/// </summary>
internal static class HostArchitectures
{
    private const char NeedsHelper = '+';

    private static readonly FrozenDictionary<string, FrozenDictionary<string, bool>> Table = new Dictionary<string, string>
    {
        ["x86_64"] = "x86_64 +i586 +i686",
        ["i586"] = "i586",
        ["i686"] = "i586 i686",
        ["aarch64"] = "aarch64 aarch64_ilp32 +armv8l +armv7l +armv7hl +armv6l +armv6hl",
        ["aarch64_ilp32"] = "aarch64_ilp32 aarch64",
        ["armv8l"] = "armv4l armv5l armv6l armv7l armv5el armv6el armv6hl armv7el armv7hl armv8el armv8hl armv8l",
        ["armv7l"] = "armv4l armv5l armv6l armv7l armv5el armv6el armv6hl armv7el armv7hl",
        ["armv6l"] = "armv4l armv5l armv6l armv5el armv6el armv6hl",
        ["armv5l"] = "armv4l armv5l armv5el",
        ["armv4l"] = "armv4l",
        ["ppc64"] = "ppc64le ppc64 +ppc",
        ["ppc64le"] = "ppc64le ppc64 +ppc",
        ["ppc64p7"] = "ppc64le ppc64p7 +ppc",
        ["ppc"] = "ppc",
        ["s390x"] = "s390x +s390",
        ["s390"] = "s390",
        ["sparc64"] = "sparc64v sparc64 sparcv9v sparcv9 +sparcv8 +sparc",
        ["sparc"] = "sparcv8 sparc",
        ["parisc"] = "hppa +hppa64",
        ["parisc64"] = "hppa64 +hppa",
        ["mips64"] = "mips64 +mips",
        ["mips"] = "mips",
        ["riscv64"] = "riscv64",
        ["loongarch64"] = "loongarch64",
        ["ia64"] = "ia64",
        ["k1om"] = "k1om",
        ["sh4"] = "sh4",
        ["m68k"] = "m68k",
        ["local"] = "local",
    }.ToFrozenDictionary(static entry => entry.Key, static entry => Parse(entry.Value), StringComparer.Ordinal);

    /// <summary>Whether a host can build an architecture.</summary>
    /// <param name="hostArch">Architecture of the worker.</param>
    /// <param name="arch">Architecture the job is built on.</param>
    /// <param name="nativeOnly">Whether the worker takes no job that needs a helper.</param>
    public static bool CanBuild(string hostArch, string arch, bool nativeOnly) =>
        Table.TryGetValue(hostArch, out var archs) && archs.TryGetValue(arch, out var needsHelper) && !(nativeOnly && needsHelper);

    private static FrozenDictionary<string, bool> Parse(string words) =>
        words.Split(' ').ToFrozenDictionary(static word => word.TrimStart(NeedsHelper), static word => word[0] == NeedsHelper, StringComparer.Ordinal);
}
