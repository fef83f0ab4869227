using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Obs.Hooks;

/// <summary>Gives each job the place of its repository among the shares.</summary>
internal static class RepositoryShares
{
    public static (ImmutableArray<RepositoryShare> Sorted, int[] OfJob) Align(
        ImmutableArray<RepositoryShare> shares, ImmutableArray<QueuedJob> jobs)
    {
        var known = new Dictionary<(string Project, string Repository, string Arch), RepositoryShare>();
        foreach (var share in shares)
        {
            known.Add((share.Project, share.Repository, share.Arch), share);
        }

        foreach (var job in jobs)
        {
            ref var share = ref CollectionsMarshal.GetValueRefOrAddDefault(known, (job.Project, job.Repository, job.Arch), out var exists);
            share = exists ? share : new RepositoryShare(job.Project, job.Repository, job.Arch);
        }

        var sorted = known.Values.ToArray();
        Array.Sort(sorted, Compare);
        var places = new Dictionary<(string, string, string), int>(sorted.Length);
        for (var i = 0; i < sorted.Length; i++)
        {
            places.Add((sorted[i].Project, sorted[i].Repository, sorted[i].Arch), i);
        }

        var ofJob = new int[jobs.Length];
        for (var i = 0; i < ofJob.Length; i++)
        {
            ofJob[i] = places[(jobs[i].Project, jobs[i].Repository, jobs[i].Arch)];
        }

        return (ImmutableCollectionsMarshal.AsImmutableArray(sorted), ofJob);
    }

    private static int Compare(RepositoryShare a, RepositoryShare b)
    {
        var byProject = string.CompareOrdinal(a.Project, b.Project);
        var byRepository = byProject != 0 ? byProject : string.CompareOrdinal(a.Repository, b.Repository);
        return byRepository != 0 ? byRepository : string.CompareOrdinal(a.Arch, b.Arch);
    }
}
