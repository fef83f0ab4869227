using System.Text;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Execution;

/// <summary>
/// The sources as hooks after the build see them. obs-build removes <c>.build-srcdir</c>, in which bs_worker puts them, as soon as it
/// has copied them into the build root (build, "rm -rf $MYSRCDIR"), and a virtual machine's root is gone by then: rpmlintrc,
/// baselibs.conf and the like are kept in the job's area. Archives are too big for that, and nobody reads them there.
/// </summary>
internal static class KeptSources
{
    private const string Name = "sources";
    private const string WorkersName = ".build-srcdir";
    private const uint FileMode = 0x1A4;
    private const ulong LargestFile = 1 << 20;
    private const ulong Largest = 32 << 20;

    /// <returns>The job with the directory of the copies, or unchanged when its sources stay where they are.</returns>
    public static BuildJob Keep(JobArea area, BuildJob job)
    {
        if (job.AreaDirectory.Length == 0 || job.SourceDirectory != Path.Combine(job.AreaDirectory, WorkersName))
        {
            return job;
        }

        using var sources = DirectoryHandle.OpenIfExists(job.SourceDirectory);
        if (sources is null)
        {
            return job;
        }

        using var kept = area.Handle.CreateDirectory(Name);
        var left = Largest;
        foreach (var raw in sources.RawEntries())
        {
            // No source of OBS has a name that is no UTF-8: it would not be found again.
            var name = Encoding.UTF8.GetString(raw).TrimEnd('\0');
            if (sources.StatIfExists(name) is { IsRegularFile: true } status && status.Size <= LargestFile && status.Size <= left)
            {
                using var file = sources.OpenFile(name, OpenFlags.ReadOnly | OpenFlags.NonBlocking);
                var content = new byte[status.Size];
                kept.WriteFile(name, content.AsSpan(0, RandomAccess.Read(file, content, 0)), FileMode);
                left -= status.Size;
            }
        }

        return job with { SourceDirectory = Path.Combine(area.Directory, Name) };
    }
}
