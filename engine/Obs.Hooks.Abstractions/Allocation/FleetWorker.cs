using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>One worker instance as it describes itself to the backend. Sizes are in MB; what it does not tell is 0 or empty.</summary>
public sealed record FleetWorker
{
    /// <summary>Name of its file in the backend: <c>hostarch:id</c>, as in <c>x86_64:build7:2</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Architecture of the host.</summary>
    public required string HostArch { get; init; }

    /// <summary>What it does.</summary>
    public WorkerState State { get; init; }

    /// <summary>When it began to do that; null if not known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>While building: <see cref="QueuedJob.Id"/> of its job, else null.</summary>
    public string? Building { get; init; }

    /// <summary>Labels of the host.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary><c>kvm</c>, <c>xen</c>, <c>lxc</c>, <c>chroot</c> …</summary>
    public string Sandbox { get; init; } = "";

    /// <summary>Version of the kernel.</summary>
    public string Kernel { get; init; } = "";

    /// <summary>Flags and levels of the CPU.</summary>
    public ImmutableArray<string> CpuFlags { get; init; } = [];

    /// <summary>Processors of the host.</summary>
    public double Processors { get; init; }

    /// <summary>Parallel jobs of one build.</summary>
    public double Jobs { get; init; }

    /// <summary>Physical memory, MB.</summary>
    public double Memory { get; init; }

    /// <summary>Swap, MB.</summary>
    public double Swap { get; init; }

    /// <summary>Disk, MB.</summary>
    public double Disk { get; init; }

    /// <summary>Whether it refuses architectures that need a helper such as linux32.</summary>
    public bool NativeOnly { get; init; }

    /// <summary>Whether it is one of the configured hosts that jobs with a <see cref="QueuedJob.PowerRank"/> insist on.</summary>
    public bool PowerHost { get; init; }

    /// <summary>How many builds failed in a row within a minute each; a worker that fails everything quickly attracts all jobs.</summary>
    public int QuickFailures { get; init; }

    /// <summary>The name without the number of the instance: instances of one host share its processors and memory.</summary>
    public string Host => HostName.ToString();

    internal ReadOnlySpan<char> HostName
    {
        get
        {
            var colon = Name.LastIndexOf(':');
            var isInstance = colon >= 0 && colon + 1 < Name.Length && !Name.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9');
            return isInstance ? Name.AsSpan(0, colon) : Name;
        }
    }
}
