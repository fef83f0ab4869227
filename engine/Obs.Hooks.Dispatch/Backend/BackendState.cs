using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Dispatch.Backend;

/// <summary>
/// Jobs and workers of a backend, kept up to date file by file. Built to be wrong for a moment and right in the end: every
/// file may come, change or go between any two looks at it. For one thread.
/// </summary>
internal sealed class BackendState(BackendLayout layout)
{
    private readonly SortedDictionary<string, SortedDictionary<string, JobEntry>> _jobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<string, WorkerEntry>> _workers =
        BackendLayout.WorkerStates.ToDictionary(
            static s => s, static _ => new SortedDictionary<string, WorkerEntry>(StringComparer.Ordinal), StringComparer.Ordinal);

    public BackendLayout Layout { get; } = layout;

    /// <summary>Counts changes: equal numbers mean that nothing has changed between.</summary>
    public long Version { get; private set; }

    /// <summary>Architectures that have a directory of jobs.</summary>
    public IEnumerable<string> Archs => _jobs.Keys;

    /// <summary>All jobs, with what is known about who builds them, in ordinal order.</summary>
    public IEnumerable<JobEntry> Jobs => _jobs.Values.SelectMany(static jobs => jobs.Values);

    /// <summary>
    /// The workers. A name that is in several directories counts as the first of idle, building, away, down, dead, as for the
    /// dispatcher.
    /// </summary>
    public IEnumerable<WorkerEntry> Workers
    {
        get
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var state in BackendLayout.WorkerStates)
            {
                foreach (var entry in _workers[state].Values.Where(e => seen.Add(e.Name)))
                {
                    yield return entry;
                }
            }
        }
    }

    public JobEntry? FindJob(JobKey key) => _jobs.GetValueOrDefault(key.Arch)?.GetValueOrDefault(key.Name);

    /// <summary>Looks at every name; files that have not changed are not read again.</summary>
    public void Scan()
    {
        var archs = Directory.Exists(Layout.Jobs)
            ? Directory.EnumerateDirectories(Layout.Jobs).Select(static d => Path.GetFileName(d)).Where(IsArch).ToHashSet(StringComparer.Ordinal)
            : [];
        foreach (var gone in _jobs.Keys.Where(a => !archs.Contains(a)).ToArray())
        {
            _jobs.Remove(gone);
            Version++;
        }

        foreach (var arch in archs)
        {
            ScanDirectory(Path.Combine(Layout.Jobs, arch), Known(arch), (directory, name) => LookAtJobFile(directory, arch, name));
        }

        foreach (var state in BackendLayout.WorkerStates)
        {
            ScanDirectory(
                Path.Combine(Layout.Workers, state), [.. _workers[state].Keys], (directory, name) => LookAtWorker(directory, state, name));
        }
    }

    /// <summary>Looks at one name again.</summary>
    /// <returns>Whether the directory is one of those looked at here.</returns>
    public bool Look(string directoryPath, string name)
    {
        var parent = Path.GetDirectoryName(directoryPath);
        var leaf = Path.GetFileName(directoryPath);
        var isJobs = parent == Layout.Jobs && IsArch(leaf);
        if (!isJobs && !(parent == Layout.Workers && _workers.ContainsKey(leaf)))
        {
            return false;
        }

        using var directory = DirectoryHandle.OpenIfExists(directoryPath);
        if (directory is null)
        {
            Forget(leaf, isJobs);
        }
        else if (isJobs)
        {
            LookAtJobFile(directory, leaf, name);
        }
        else
        {
            LookAtWorker(directory, leaf, name);
        }

        return true;
    }

    private void Forget(string leaf, bool isJobs)
    {
        if (isJobs)
        {
            _jobs.Remove(leaf);
        }
        else
        {
            _workers[leaf].Clear();
        }

        Version++;
    }

    private static bool IsArch(string name) => name.Length > 0 && name[0] != '.';

    private static void ScanDirectory(string path, IEnumerable<string> known, Action<DirectoryHandle, string> look)
    {
        using var directory = DirectoryHandle.OpenIfExists(path);
        if (directory is null)
        {
            return;
        }

        var names = new HashSet<string>(known, StringComparer.Ordinal);
        foreach (var raw in directory.RawEntries())
        {
            names.Add(System.Text.Encoding.UTF8.GetString(raw.AsSpan(0, raw.Length - 1)));
        }

        foreach (var name in names)
        {
            look(directory, name);
        }
    }

    private IEnumerable<string> Known(string arch) =>
        _jobs.GetValueOrDefault(arch) is { } jobs
            ? jobs.Values.SelectMany(static j => new[] { j.Name, j.Name + JobFileNames.StatusSuffix }).ToArray()
            : [];

    private void LookAtJobFile(DirectoryHandle directory, string arch, string name)
    {
        var jobs = _jobs.GetValueOrDefault(arch);
        if (jobs is null)
        {
            _jobs.Add(arch, jobs = new SortedDictionary<string, JobEntry>(StringComparer.Ordinal));
        }

        var (job, part) = JobFileNames.Split(name);
        if (part == JobFilePart.Other)
        {
            return;
        }

        var old = jobs.GetValueOrDefault(job) ?? new JobEntry(new JobKey(arch, job));
        var entry = part == JobFilePart.Job ? old.LookAtJob(directory) : old.LookAtStatus(directory);
        if (entry == old)
        {
            return;
        }

        Version++;
        if (entry.Exists)
        {
            jobs[job] = entry;
        }
        else
        {
            jobs.Remove(job);
        }
    }

    private void LookAtWorker(DirectoryHandle directory, string state, string name)
    {
        if (!BackendWorkerReader.IsName(name))
        {
            return;
        }

        var workers = _workers[state];
        var old = workers.GetValueOrDefault(name);
        var entry = WorkerEntry.LookAt(directory, state, name, old);
        if (entry == old)
        {
            return;
        }

        Version++;
        if (entry is null)
        {
            workers.Remove(name);
        }
        else
        {
            workers[name] = entry;
        }
    }
}
