using Obs.Hooks.Plugins.Cleanup.Jobs;
using Obs.Hooks.Plugins.Cleanup.Native;
using Obs.Hooks.Plugins.Cleanup.Processes;
using Obs.Hooks.Plugins.Cleanup.Reporting;

namespace Obs.Hooks.Plugins.Cleanup.Kernel;

/// <summary>
/// System V shared memory, which outlives its processes. A segment is removed when it appeared during the job, nobody is
/// attached, and its creator is known to have been the job's, or, where the administrator says that one job at a time
/// runs on this host, is simply gone.
/// </summary>
/// <param name="baseline">What was there before the build.</param>
/// <param name="known">The job's processes that were still alive after the build.</param>
/// <param name="oneJobPerHost">Whether what appeared during the job can only be the job's.</param>
/// <param name="report">The report.</param>
internal sealed class SharedMemorySegments(Baseline baseline, JobProcesses known, bool oneJobPerHost, LeakReport report)
{
    /// <summary>All segments of this IPC namespace.</summary>
    public static List<SharedMemorySegment> List()
    {
        var segments = new List<SharedMemorySegment>();
        var text = (ReadOnlySpan<byte>)KernelFile.Read("/proc/sysvipc/shm"u8);
        _ = Bytes.Next(ref text, (byte)'\n'); // The heading.
        while (!text.IsEmpty)
        {
            var line = Bytes.Next(ref text, (byte)'\n');
            _ = Bytes.NextColumn(ref line);
            var id = Bytes.NextColumn(ref line);
            _ = Bytes.NextColumn(ref line);
            var size = Bytes.Number(Bytes.NextColumn(ref line));
            var creator = Bytes.Number(Bytes.NextColumn(ref line));
            _ = Bytes.NextColumn(ref line);
            var attached = Bytes.Number(Bytes.NextColumn(ref line));
            segments.Add(new SharedMemorySegment((int)Bytes.Number(id), id.ToArray(), size, (int)creator, attached));
        }

        return segments;
    }

    /// <summary>Removes the job's and reports others that nobody seems to own.</summary>
    public void Remove()
    {
        foreach (var segment in List())
        {
            if (!baseline.IsNew(BaselineKind.SharedMemory, segment.Key) || segment.Attached != 0)
            {
                continue;
            }

            var creatorIsGone = ProcessStatus.Read(segment.Creator) is null or { HasEnded: true };
            var name = $"id {segment.Id}, {segment.Size} bytes, made by pid {segment.Creator}";
            if (!known.Contains(segment.Creator) && !(oneJobPerHost && creatorIsGone))
            {
                if (creatorIsGone)
                {
                    report.AddForeign(LeakKind.SharedMemory, name);
                }

                continue;
            }

            var error = Libc.RemoveSharedMemory(segment.Id);
            if (error == 0)
            {
                report.AddRemoved(LeakKind.SharedMemory, name);
            }
            else
            {
                report.AddLeft(LeakKind.SharedMemory, $"{name}: {Errno.Text(error)}");
            }
        }
    }
}
