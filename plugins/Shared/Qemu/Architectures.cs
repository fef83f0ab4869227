using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Shared.Qemu;

/// <summary>OBS's architectures: which of them a host runs itself, and who runs the others.</summary>
internal static class Architectures
{
    /// <summary>What hosts run without help. Source: OBS, BSCando.pm.</summary>
    private static readonly FrozenDictionary<string, string[]> s_native = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["aarch64"] = ["aarch64", "aarch64_ilp32", "armv8l", "armv7l", "armv7hl", "armv6l", "armv6hl"],
        ["armv7l"] = ["armv4l", "armv5l", "armv6l", "armv7l", "armv5el", "armv6el", "armv6hl", "armv7el", "armv7hl", "armv8el"],
        ["i686"] = ["i586", "i686"],
        ["loongarch64"] = ["loongarch64"],
        ["ppc64le"] = ["ppc64le"],
        ["riscv64"] = ["riscv64"],
        ["s390x"] = ["s390x", "s390"],
        ["x86_64"] = ["x86_64", "i586", "i686"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Where qemu has another name than OBS. Source: OBS, BSCando.pm; qemu, linux-user targets.</summary>
    private static readonly FrozenDictionary<string, string> s_targets = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["aarch64_ilp32"] = "aarch64",
        ["armv4l"] = "arm",
        ["armv5el"] = "arm",
        ["armv5l"] = "arm",
        ["armv6el"] = "arm",
        ["armv6hl"] = "arm",
        ["armv6l"] = "arm",
        ["armv7el"] = "arm",
        ["armv7hl"] = "arm",
        ["armv7l"] = "arm",
        ["armv8el"] = "arm",
        ["armv8l"] = "arm",
        ["i586"] = "i386",
        ["i686"] = "i386",
        ["sparc64v"] = "sparc64",
        ["sparcv8"] = "sparc",
        ["sparcv9"] = "sparc32plus",
        ["sparcv9v"] = "sparc32plus",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the host runs programs of an architecture itself.</summary>
    public static bool IsNative(string host, string arch) =>
        string.Equals(host, arch, StringComparison.Ordinal)
        || (s_native.TryGetValue(host, out var all) && Array.IndexOf(all, arch) >= 0);

    /// <summary>Who runs programs of an architecture; null when qemu does not.</summary>
    public static Interpreter? InterpreterOf(string arch) => Interpreters.Find(s_targets.GetValueOrDefault(arch, arch));

    /// <summary>All architectures of OBS that qemu runs, sorted.</summary>
    public static ImmutableArray<string> Known { get; } =
        [.. s_targets.Keys.Concat(Interpreters.All.Select(static i => i.Target)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
