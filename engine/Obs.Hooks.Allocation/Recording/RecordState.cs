namespace Obs.Hooks.Allocation.Recording;

/// <summary>What a record says of the farm so far: each line has only what changed since the line before.</summary>
internal sealed class RecordState
{
    public SortedDictionary<string, FleetWorker> Workers { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, QueuedJob> Jobs { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, RepositoryShare> Shares { get; } = new(StringComparer.Ordinal);

    /// <summary>Allowed workers of each constraint set.</summary>
    public Dictionary<string, ulong[]> Sets { get; } = new(StringComparer.Ordinal);

    /// <summary>Allowed workers of jobs whose answer is not that of their set: bad hosts.</summary>
    public Dictionary<string, ulong[]> Own { get; } = new(StringComparer.Ordinal);

    /// <summary>Digest of all inputs so far.</summary>
    public string Digest { get; set; } = "";

    public void Clear()
    {
        Workers.Clear();
        Jobs.Clear();
        Shares.Clear();
        Sets.Clear();
        Own.Clear();
        Digest = "";
    }
}
