using System.Globalization;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Journal;

/// <summary>
/// What one engine keeps on the host for one job: lock, journal, work directories, mounts. There is one per build
/// root, so that the next job in the same root finds what a killed engine left.
/// </summary>
internal sealed class JobArea : IDisposable
{
    private const string WorkName = "work";

    /// <summary>How often somebody may be in the way who only ends, looks or recovers, before that is an error.</summary>
    private const int OpenAttempts = 500;

    private static readonly TimeSpan s_openPause = TimeSpan.FromMilliseconds(10);

    private readonly DirectoryHandle _jobs;
    private readonly AreaLock _lock;
    private readonly IJournalObserver? _observer;

    private JobArea(DirectoryHandle jobs, DirectoryHandle handle, AreaLock areaLock, string key, IJournalObserver? observer)
    {
        _jobs = jobs;
        _lock = areaLock;
        _observer = observer;
        Handle = handle;
        Key = key;
        Journal = JobJournal.Create(handle, key, observer);
    }

    /// <summary>The area's name, also part of the name of everything of this job outside it.</summary>
    public string Key { get; }

    /// <summary>Absolute path.</summary>
    public string Directory => Handle.Path;

    public DirectoryHandle Handle { get; }

    public JobJournal Journal { get; }

    /// <summary>What is kept here for the job's scripts.</summary>
    public ScriptBytes ScriptBytes { get; } = new(Scripts.Sandboxing.SandboxLimits.Scripts.ContentBytes);

    /// <summary>What <see cref="Open"/> found and undid of a dead predecessor; null when there was none.</summary>
    public RecoveredJob? Predecessor { get; private set; }

    /// <summary>Whether <see cref="KillRequest"/> asked this job to end.</summary>
    public bool KillRequested => Handle.StatIfExists(KillName(Environment.ProcessId)) is not null;

    /// <summary>Takes the area of the job's build root, after undoing what a dead engine left there.</summary>
    /// <exception cref="EngineException">
    /// Bad host: another engine works in this build root, or what a dead one left cannot be undone.
    /// </exception>
    public static JobArea Open(EngineOptions options, BuildJob job, IJournalObserver? observer = null)
    {
        var key = AreaKey.Of(job.AreaDirectory);
        var jobs = AreaDirectories.OpenOrCreate(options);
        try
        {
            for (var attempt = 0; attempt < OpenAttempts; attempt++)
            {
                if (TryOpen(jobs, key, job, observer) is { } area)
                {
                    return area;
                }

                Thread.Sleep(s_openPause);
            }
        }
        catch (IOException e)
        {
            jobs.Dispose();
            throw new EngineException(
                DiagnosticCodes.JobAreaUnusable, $"the job area {jobs.Path}/{key} cannot be used: {e.Message}", e);
        }
        catch (EngineException)
        {
            jobs.Dispose();
            throw;
        }

        jobs.Dispose();
        throw new EngineException(DiagnosticCodes.JobAreaBusy, $"other engines keep creating and removing {jobs.Path}/{key}");
    }

    /// <summary>The hook's own directory, created at its first use.</summary>
    public string WorkDirectoryOf(string hookId)
    {
        using var work = Handle.CreateDirectory(WorkName);
        using var own = work.CreateDirectory(hookId);
        return own.Path;
    }

    /// <summary>Undoes everything that was journalled and removes the area.</summary>
    /// <exception cref="EngineException">Bad host: something cannot be undone; the area stays for the next start.</exception>
    public void Close()
    {
        var problems = Journal.UndoAll();
        Journal.Step("undone all");
        if (problems.IsEmpty)
        {
            problems = AreaRemoval.Remove(_jobs, Handle, Key, _observer);
        }

        if (!problems.IsEmpty)
        {
            throw new EngineException(
                DiagnosticCodes.UndoFailed,
                $"something of this job stays on the host ({Directory}): {string.Join("; ", problems)}");
        }
    }

    /// <summary>Lets go of the area. What was not closed before is undone by the next start.</summary>
    public void Dispose()
    {
        Journal.Dispose();
        _lock.Dispose();
        Handle.Dispose();
        _jobs.Dispose();
    }

    internal static void MarkKilled(DirectoryHandle area, ProcessIdentity owner) =>
        area.WriteFile(KillName(owner.Id), []);

    /// <summary>With the process id, so that it survives our recovery of the predecessor, whose own does not.</summary>
    private static string KillName(int processId) =>
        string.Create(CultureInfo.InvariantCulture, $"kill-{processId}");

    private static JobArea? TryOpen(DirectoryHandle jobs, string key, BuildJob job, IJournalObserver? observer)
    {
        if (Libc.MkdirAt(jobs.Handle, key, 0x1C0) == 0)
        {
            observer?.Reached("area created");
        }

        var handle = jobs.OpenDirectoryIfExists(key);
        if (handle is null)
        {
            return null;
        }

        AreaLock? areaLock = null;
        try
        {
            areaLock = TakeLock(handle, job);
            if (areaLock is null)
            {
                return null;
            }

            observer?.Reached("area locked");
            areaLock.WriteOwner();
            observer?.Reached("area owned");
            var predecessor = RecoverPredecessor(handle, key, observer);
            var area = new JobArea(jobs, handle, areaLock, key, observer) { Predecessor = predecessor };
            handle = null;
            areaLock = null;
            return area;
        }
        finally
        {
            areaLock?.Dispose();
            handle?.Dispose();
        }
    }

    private static AreaLock? TakeLock(DirectoryHandle handle, BuildJob job)
    {
        try
        {
            if (AreaLock.TryTake(handle, out var owner) is { } taken)
            {
                return taken;
            }

            if (owner is null)
            {
                return null;
            }

            throw new EngineException(
                DiagnosticCodes.JobAreaBusy,
                $"the engine with process id {owner.Id} still works in {job.AreaDirectory}; wait for it or end it with: "
                + $"build --kill --root {job.BuildRoot}");
        }
        catch (NativeException e) when (e.Errno == Errno.NoEntry)
        {
            // Removed by its last owner between our open and our look.
            return null;
        }
    }

    private static RecoveredJob? RecoverPredecessor(DirectoryHandle handle, string key, IJournalObserver? observer)
    {
        // A fresh area holds the lock alone.
        if (handle.RawEntries().Count == 1)
        {
            return null;
        }

        var recovered = AreaRemoval.UndoAndEmpty(handle, key, observer, KillName(Environment.ProcessId));
        return recovered.Problems.IsEmpty
            ? recovered
            : throw new EngineException(
                DiagnosticCodes.RecoveryFailed,
                $"a job that was killed left things on this host that cannot be undone ({handle.Path}): "
                + string.Join("; ", recovered.Problems));
    }
}
