using System.Text;
using Obs.Hooks.Dispatch.Backend;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Dispatch.Queue;

/// <summary>
/// Follows <c>jobs/finished</c> from a few megabytes before its end: how long packages took the last time, and which
/// workers fail everything quickly.
/// </summary>
internal sealed class FinishedTail(string path)
{
    private const long StartBefore = 4 << 20;
    private const int MostDurations = 200_000;

    private static readonly TimeSpan Quick = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, int> _quickFailures = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string, string, string), TimeSpan> _durations = [];
    private ulong _inode;
    private long _offset;

    /// <summary>How many builds of a worker failed in a row, within a minute each.</summary>
    public int QuickFailures(string worker) => _quickFailures.GetValueOrDefault(worker);

    /// <summary>How long a package took the last time it was built.</summary>
    public TimeSpan? LastDuration(BackendJob job) =>
        _durations.TryGetValue((job.Project, job.Repository, job.Arch, job.Package), out var time) ? time : null;

    /// <summary>Reads what is new.</summary>
    public void Read()
    {
        using var directory = DirectoryHandle.OpenIfExists(Path.GetDirectoryName(path)!);
        using var file = directory?.OpenFileIfExists(Path.GetFileName(path), OpenFlags.ReadOnly | OpenFlags.NonBlocking);
        if (file is null)
        {
            return;
        }

        var status = FileStatus.Of(file);
        if (!status.IsRegularFile)
        {
            return;
        }

        if (status.Inode != _inode || (long)status.Size < _offset)
        {
            _inode = status.Inode;
            _offset = Math.Max(0, (long)status.Size - StartBefore);
        }

        var bytes = new byte[Math.Min((long)status.Size - _offset, StartBefore)];
        var length = RandomAccess.Read(file, bytes, _offset);
        // The last line may still be being written.
        var end = bytes.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
        _offset += end;
        foreach (var line in Encoding.UTF8.GetString(bytes, 0, end).Split('\n'))
        {
            if (FinishedJob.Parse(line) is { } job)
            {
                Add(job);
            }
        }
    }

    private void Add(FinishedJob job)
    {
        var took = job.Ended - job.Started;
        var failedQuickly = job.Result is "failed" or "badhost" && took < Quick;
        _quickFailures[job.Worker] = failedQuickly ? QuickFailures(job.Worker) + 1 : 0;
        if (job.Result is not "succeeded" and not "unchanged")
        {
            return;
        }

        if (_durations.Count >= MostDurations)
        {
            _durations.Clear();
        }

        _durations[(job.Project, job.Repository, job.Arch, job.Package)] = took;
    }
}
