using System.Collections.Immutable;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.Kiwi;

/// <summary>The hook's settings.</summary>
/// <param name="Types">Image types that may be built; empty: all that the host allows.</param>
/// <param name="XzOptions">Options of xz.</param>
/// <param name="MemoryBytes">Memory for the sandbox.</param>
/// <param name="VirtualMachines">Where images of jobs for virtual machines are made: guest or sandbox.</param>
/// <param name="Problem">Why they cannot be used; empty when they can.</param>
internal sealed record KiwiSettings(ImmutableArray<string> Types, string XzOptions, long MemoryBytes, string VirtualMachines, string Problem)
{
    private const long DefaultMegabytes = 8192;
    private const long LeastMegabytes = 256;
    private const string Guest = "guest";

    public static KiwiSettings Of(HookSettings settings)
    {
        var xz = settings.Text("xzOptions");
        string[] problems =
        [
            xz.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-=, ") < 0
                ? "" : $"setting xzOptions: found \"{xz}\"; expected options of xz(1), such as -3 --threads=0",
            MegabyteSetting.TryRead(settings, "memoryMB", DefaultMegabytes, LeastMegabytes, out var memory, out var problem) ? "" : problem,
            WordSetting.TryRead(settings, "virtualMachines", [Guest, "sandbox"], Guest, out var where, out problem) ? "" : problem,
        ];
        return new(settings.TextList("types"), xz, memory, where, string.Join("; ", problems.Where(static p => p.Length > 0)));
    }

    /// <summary>Whether the job's image is made in its virtual machine.</summary>
    public bool InGuest(BuildJob job) => !job.RootIsDirectory && VirtualMachines == Guest;
}
