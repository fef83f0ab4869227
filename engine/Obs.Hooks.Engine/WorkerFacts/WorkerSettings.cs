using System.Collections.Immutable;

namespace Obs.Hooks.Engine.WorkerFacts;

/// <summary>What bs_worker is told on its command line, as far as it passes it on to the server. Empty means not told.</summary>
internal sealed record WorkerSettings
{
    /// <summary><c>--arch</c>; else the machine of uname(2).</summary>
    public string HostArch { get; init; } = "";

    /// <summary><c>--id</c>.</summary>
    public string WorkerId { get; init; } = "";

    /// <summary><c>--hostlabel</c>, each once.</summary>
    public ImmutableArray<string> HostLabels { get; init; } = [];

    /// <summary><c>--kvm</c>, <c>--xen</c> … or <c>--vm-type</c>.</summary>
    public string VmType { get; init; } = "";

    /// <summary><c>--owner</c>.</summary>
    public string Owner { get; init; } = "";

    /// <summary><c>--jobs</c>.</summary>
    public string Jobs { get; init; } = "";

    /// <summary><c>--vm-memory</c>, MB.</summary>
    public string VmMemory { get; init; } = "";

    /// <summary><c>--vmdisk-rootsize</c>, MB.</summary>
    public string RootSize { get; init; } = "";

    /// <summary><c>--vmdisk-swapsize</c>, MB.</summary>
    public string SwapSize { get; init; } = "";

    /// <summary><c>--device</c>: the virtual machine's root, which counts if it is a block device.</summary>
    public string Device { get; init; } = "";

    /// <summary><c>--swap</c>: its swap.</summary>
    public string Swap { get; init; } = "";
}
