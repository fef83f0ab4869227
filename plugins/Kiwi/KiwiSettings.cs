using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Kiwi;

/// <summary>The hook's settings.</summary>
/// <param name="Types">Image types that may be built; empty: all that the host allows.</param>
/// <param name="XzOptions">Options of xz.</param>
/// <param name="MemoryMegabytes">Memory for the sandbox.</param>
/// <param name="VirtualMachines">Whether jobs for virtual machines are imaged in the sandbox, too.</param>
internal sealed record KiwiSettings(ImmutableArray<string> Types, string XzOptions, long MemoryMegabytes, bool VirtualMachines)
{
    private const long DefaultMegabytes = 8192;

    public static KiwiSettings Of(HookSettings settings) =>
        new(
            settings.TextList("types"),
            settings.Text("xzOptions"),
            settings.Integer("memoryMB", DefaultMegabytes),
            settings.Switch("virtualMachines"));

    /// <summary>Why they cannot be used, or null.</summary>
    public string? Problem =>
        XzOptions.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-=, ") >= 0
            ? $"\"xzOptions\": found \"{XzOptions}\"; expected options of xz(1), such as -3 --threads=0"
        : MemoryMegabytes is < 256 or > 1 << 20 ? $"\"memoryMB\": found {MemoryMegabytes}; expected 256 to 1048576"
        : null;
}
