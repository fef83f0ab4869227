using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Journal;

/// <summary>Undoes what engines left that were killed or crashed.</summary>
internal static class Recovery
{
    /// <summary>Recovers every job area whose engine is dead. Harmless at any time, and when repeated.</summary>
    public static RecoveryReport RecoverDeadJobs(EngineOptions options, IJournalObserver? observer = null)
    {
        var recovered = ImmutableArray.CreateBuilder<RecoveredJob>();
        var alive = ImmutableArray.CreateBuilder<string>();
        using var jobs = AreaDirectories.OpenIfExists(options);
        if (jobs is null)
        {
            return new RecoveryReport([], []);
        }

        foreach (var key in Keys(jobs))
        {
            try
            {
                Recover(jobs, key, observer, recovered, alive);
            }
            catch (NativeException e) when (e.Errno == Errno.NoEntry)
            {
                // Its owner removed it while we looked.
            }
            catch (IOException e)
            {
                recovered.Add(new RecoveredJob(key, [e.Message]));
            }
        }

        return new RecoveryReport(recovered.ToImmutable(), alive.ToImmutable());
    }

    private static void Recover(
        DirectoryHandle jobs,
        string key,
        IJournalObserver? observer,
        ImmutableArray<RecoveredJob>.Builder recovered,
        ImmutableArray<string>.Builder alive)
    {
        using var area = jobs.OpenDirectoryIfExists(key);
        if (area is null)
        {
            return;
        }

        using var areaLock = AreaLock.TryTake(area, out var owner);
        if (areaLock is null)
        {
            if (owner is not null)
            {
                alive.Add(key);
            }

            return;
        }

        var job = AreaRemoval.UndoAndEmpty(area, key, observer);
        if (job.Problems.IsEmpty)
        {
            job = job with { Problems = AreaRemoval.Remove(jobs, area, key, observer) };
        }

        recovered.Add(job);
    }

    private static IEnumerable<string> Keys(DirectoryHandle jobs) =>
        jobs.RawEntries()
            .Select(static name => Encoding.UTF8.GetString(name.AsSpan(0, name.Length - 1)))
            .Where(AreaKey.IsValid)
            .Order(StringComparer.Ordinal);
}
