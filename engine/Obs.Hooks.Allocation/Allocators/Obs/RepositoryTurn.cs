namespace Obs.Hooks.Allocation.Allocators.Obs;

/// <summary>One repository in the queue of those that are served.</summary>
internal sealed class RepositoryTurn
{
    /// <summary>Index in the snapshot's shares.</summary>
    public required int Share { get; init; }

    /// <summary>Its jobs, in no order until it is served.</summary>
    public required int[] Jobs { get; init; }

    /// <summary>What the load is multiplied with, for its priority.</summary>
    public required double Scale { get; init; }

    public double Load { get; set; }

    /// <summary>Whether the load has been raised because these are rebuilds, not changes.</summary>
    public bool Penalised { get; set; }

    /// <summary>Whether <see cref="Jobs"/> are in their order.</summary>
    public bool Sorted { get; set; }

    /// <summary>How many of <see cref="Jobs"/> had their turn.</summary>
    public int Served { get; set; }

    /// <summary>Architectures of hosts that jobs wanted which had their turn and found nothing.</summary>
    public HashSet<string> InVain { get; } = new(StringComparer.Ordinal);

    /// <summary>The smallest is served first.</summary>
    public double Key => Scale * Load;
}
