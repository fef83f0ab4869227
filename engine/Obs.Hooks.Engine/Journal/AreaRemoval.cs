using System.Collections.Immutable;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Journal;

/// <summary>Takes a job area apart. The caller holds its lock.</summary>
internal static class AreaRemoval
{
    /// <summary>Undoes the journal of a dead engine and removes all it kept, but the lock.</summary>
    /// <param name="area">The area.</param>
    /// <param name="key">Its key.</param>
    /// <param name="observer">Told of the steps.</param>
    /// <param name="keep">A file of the new owner.</param>
    public static RecoveredJob UndoAndEmpty(
        DirectoryHandle area, string key, IJournalObserver? observer, string keep = "")
    {
        ImmutableArray<string> problems;
        using (var journal = JobJournal.Read(area, key, observer))
        {
            problems = journal.UndoAll();
        }

        return new RecoveredJob(key, problems.IsEmpty ? Empty(area, observer, keep) : problems);
    }

    /// <summary>Removes the area itself.</summary>
    /// <returns>What cannot be removed, one line each.</returns>
    public static ImmutableArray<string> Remove(
        DirectoryHandle jobs, DirectoryHandle area, string key, IJournalObserver? observer)
    {
        var problems = Empty(area, observer);
        if (!problems.IsEmpty)
        {
            return problems;
        }

        try
        {
            area.RemoveFile(AreaLock.FileName);
            observer?.Reached("lock removed");
            jobs.RemoveEmptyDirectory(key);
            observer?.Reached("area removed");
        }
        catch (NativeException e) when (e.Errno is Errno.NotEmpty or Errno.Exists)
        {
            // The next engine of this build root is already in it.
        }
        catch (IOException e)
        {
            return [e.Message];
        }

        return [];
    }

    /// <summary>The journal goes last: until then a crash finds it again.</summary>
    private static ImmutableArray<string> Empty(DirectoryHandle area, IJournalObserver? observer, string keep = "")
    {
        try
        {
            // Also what a torn journal does not name: nobody but the engine mounts in here.
            AreaMounts.UnmountAll(area.Path);
            observer?.Reached("mounts gone");
            TreeRemoval.Empty(area, AreaLock.FileName, JobJournal.FileName, keep);
            observer?.Reached("area emptied");
            area.RemoveFile(JobJournal.FileName);
            observer?.Reached("journal removed");
            return [];
        }
        catch (IOException e)
        {
            return [e.Message];
        }
    }
}
