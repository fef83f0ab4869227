using Obs.Hooks.Dispatch.Backend;

namespace Obs.Hooks.Dispatch.Watching;

/// <summary>Keeps a <see cref="BackendState"/> up to date: by inotify, and by a full scan now and then in case an event was lost.</summary>
internal sealed class BackendWatcher : IDisposable
{
    private readonly DirectoryWatch _watch = new();
    private readonly List<DirectoryChange> _changes = [];
    private readonly TimeProvider _clock;
    private readonly TimeSpan _scanInterval;
    private long _scanned;

    public BackendWatcher(BackendLayout layout, TimeProvider clock, TimeSpan scanInterval)
    {
        State = new BackendState(layout);
        _clock = clock;
        _scanInterval = scanInterval;
        Scan();
    }

    public BackendState State { get; }

    /// <summary>Whether changes are noticed at once, not only by scans.</summary>
    public bool IsWatching => _watch.IsComplete;

    /// <summary>How many full scans there were.</summary>
    public long Scans { get; private set; }

    /// <summary>Whether one of <see cref="BackendLayout.Tables"/> may have changed since <see cref="TablesRead"/>.</summary>
    public bool TablesChanged { get; private set; } = true;

    /// <summary>Call before they are read.</summary>
    public void TablesRead() => TablesChanged = false;

    /// <summary>Waits for a change, for <see cref="Wake"/>, or until the time is over, and takes all changes in.</summary>
    public void Wait(TimeSpan timeout)
    {
        _changes.Clear();
        var complete = _watch.Wait(timeout, _changes);
        if (!complete || _clock.GetElapsedTime(_scanned) >= _scanInterval)
        {
            Scan();
            return;
        }

        foreach (var change in _changes.Distinct())
        {
            if (State.Look(change.Directory, change.Name))
            {
                continue;
            }

            TablesChanged |= State.Layout.Tables.Contains(Path.Combine(change.Directory, change.Name), StringComparer.Ordinal);
            if (change.Directory == State.Layout.Jobs || change.Directory == State.Layout.Workers
                || change.Directory == State.Layout.Directory)
            {
                // A new directory may already have files that came before it was watched.
                if (Directory.Exists(Path.Combine(change.Directory, change.Name)))
                {
                    Scan();
                    return;
                }
            }
        }
    }

    public void Wake() => _watch.Wake();

    public void Dispose() => _watch.Dispose();

    private void Scan()
    {
        _scanned = _clock.GetTimestamp();
        Scans++;
        TablesChanged = true;
        // Watched first, then read: what changes in between is read twice and not missed.
        var layout = State.Layout;
        _watch.Add(layout.Directory);
        _watch.Add(layout.Jobs);
        _watch.Add(layout.Workers);
        _watch.Add(layout.RunDirectory);
        foreach (var state in BackendLayout.WorkerStates)
        {
            _watch.Add(Path.Combine(layout.Workers, state));
        }

        if (Directory.Exists(layout.Jobs))
        {
            foreach (var arch in Directory.EnumerateDirectories(layout.Jobs))
            {
                _watch.Add(arch);
            }
        }

        State.Scan();
    }
}
