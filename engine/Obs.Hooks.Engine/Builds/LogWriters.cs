using System.Globalization;
using System.Runtime.InteropServices;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Builds;

/// <summary>
/// Waits for the end of the log writer, which <c>build</c> starts as a process substitution and which may outlive it,
/// or, when a build ends at once, may not even have opened the log yet.
/// </summary>
internal static class LogWriters
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns when the log's writer has ended, or after <paramref name="grace"/>.</summary>
    /// <param name="path">The log.</param>
    /// <param name="emptyLength">Its length before the writer wrote anything: what is longer had a writer.</param>
    /// <param name="buildHasProcesses">Whether any process of the build is left: if not, no writer can come.</param>
    /// <param name="grace">How long to wait.</param>
    /// <param name="time">Clock.</param>
    /// <returns>Whether the writer is gone.</returns>
    public static bool WaitUntilGone(string path, long emptyLength, Func<bool> buildHasProcesses, TimeSpan grace, TimeProvider time)
    {
        var start = time.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(1);
        while (buildHasProcesses() && (LengthOf(path) <= emptyLength || HasWriter(path)))
        {
            if (time.GetElapsedTime(start) >= grace)
            {
                return false;
            }

            Thread.Sleep(pause);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        return true;
    }

    private static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : 0;
    }

    /// <summary>
    /// A read lease is granted only while nobody has the file open for writing (fcntl(2), "Leases"): one system call
    /// instead of a walk through /proc.
    /// </summary>
    private static bool HasWriter(string path)
    {
        using var file = Libc.OpenFile(path, Libc.OpenReadOnly | OpenFlags.NoFollow | Libc.OpenNonBlocking | Libc.OpenCloseOnExec, 0);
        if (file.IsInvalid || !FileStatus.Of(file).IsRegularFile)
        {
            return false;
        }

        if (Libc.ControlFile(file, Libc.SetLease, Libc.ReadLease) == 0)
        {
            _ = Libc.ControlFile(file, Libc.SetLease, Libc.NoLease);
            return false;
        }

        return Marshal.GetLastPInvokeError() == Libc.TryAgain || HasWriterInProc(path);
    }

    /// <summary>For file systems without leases.</summary>
    private static bool HasWriterInProc(string path)
    {
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(process.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                || pid == Environment.ProcessId)
            {
                continue;
            }

            if (HasOpenForWriting(process, path))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasOpenForWriting(string process, string path)
    {
        try
        {
            foreach (var descriptor in Directory.EnumerateFileSystemEntries(Path.Combine(process, "fd")))
            {
                if (new FileInfo(descriptor).LinkTarget == path && IsWritable(process, Path.GetFileName(descriptor)))
                {
                    return true;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // the process ended while it was looked at
        }

        return false;
    }

    private static bool IsWritable(string process, string descriptor)
    {
        foreach (var line in File.ReadLines(Path.Combine(process, "fdinfo", descriptor)))
        {
            if (line.StartsWith("flags:", StringComparison.Ordinal))
            {
                const int accessMode = 3;
                return (Convert.ToInt32(line["flags:".Length..].Trim(), 8) & accessMode) != 0;
            }
        }

        return false;
    }
}
