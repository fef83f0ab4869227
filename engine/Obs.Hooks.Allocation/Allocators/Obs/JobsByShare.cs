namespace Obs.Hooks.Allocation.Allocators.Obs;

/// <summary>The jobs without a worker, by the repository they belong to.</summary>
internal static class JobsByShare
{
    /// <summary>Groups the jobs.</summary>
    /// <param name="board">The round.</param>
    /// <returns>Repositories in ascending order of their index, their jobs likewise; repositories without jobs are left out.</returns>
    public static IEnumerable<(int Share, int[] Jobs)> Of(AllocationBoard board)
    {
        var snapshot = board.Snapshot;
        var counts = new int[snapshot.Shares.Length];
        for (var job = 0; job < snapshot.Jobs.Length; job++)
        {
            counts[snapshot.ShareOf(job)] += board.IsAssigned(job) ? 0 : 1;
        }

        var groups = new int[counts.Length][];
        for (var share = 0; share < groups.Length; share++)
        {
            groups[share] = counts[share] == 0 ? [] : new int[counts[share]];
        }

        for (var job = snapshot.Jobs.Length - 1; job >= 0; job--)
        {
            if (!board.IsAssigned(job))
            {
                var share = snapshot.ShareOf(job);
                groups[share][--counts[share]] = job;
            }
        }

        for (var share = 0; share < groups.Length; share++)
        {
            if (groups[share].Length > 0)
            {
                yield return (share, groups[share]);
            }
        }
    }
}
