using System.Collections.Immutable;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.Kiwi;

/// <summary>The hook's settings.</summary>
/// <param name="Types">Image types that may be built; empty: all that the host allows.</param>
/// <param name="XzOptions">Options of xz.</param>
/// <param name="MemoryMegabytes">Memory for the sandbox.</param>
/// <param name="VirtualMachines">Where images of jobs for virtual machines are made: guest or sandbox.</param>
internal sealed record KiwiSettings(ImmutableArray<string> Types, string XzOptions, long MemoryMegabytes, string VirtualMachines)
{
    private const long DefaultMegabytes = 8192;
    private const string Guest = "guest";

    public static KiwiSettings Of(HookSettings settings)
    {
        WordSetting.TryRead(settings, "virtualMachines", [Guest, "sandbox"], Guest, out var where, out var problem);
        return new(settings.TextList("types"), settings.Text("xzOptions"), settings.Integer("memoryMB", DefaultMegabytes), where) { WordProblem = problem };
    }

    /// <summary>Whether the job's image is made in its virtual machine.</summary>
    public bool InGuest(BuildJob job) => !job.RootIsDirectory && VirtualMachines == Guest;

    /// <summary>Why they cannot be used, or null.</summary>
    public string? Problem =>
        XzOptions.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-=, ") >= 0
            ? $"\"xzOptions\": found \"{XzOptions}\"; expected options of xz(1), such as -3 --threads=0"
        : MemoryMegabytes is < 256 or > 1 << 20 ? $"\"memoryMB\": found {MemoryMegabytes}; expected 256 to 1048576"
        : WordProblem.Length > 0 ? WordProblem
        : null;

    private string WordProblem { get; init; } = "";
}
