using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Tools.Store;

/// <summary>flock(2) on files of the store. The kernel releases them when their holder dies, however it dies.</summary>
internal static class FileLocks
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Takes a lock if it is free; null when it is not.</summary>
    public static SafeFileHandle? TryTake(DirectoryHandle directory, string name, int kind)
    {
        var file = directory.OpenFile(name, OpenFlags.ReadWrite | OpenFlags.Create, 0x180);
        if (Libc.FileLock(file, kind | Libc.LockNonBlocking) == 0)
        {
            return file;
        }

        using (file)
        {
            return Marshal.GetLastPInvokeError() == Errno.Again
                ? null
                : throw NativeException.Last($"cannot lock {directory.Path}/{name}");
        }
    }

    /// <summary>Waits for a lock.</summary>
    /// <param name="directory">Where the file is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="kind">Shared or exclusive.</param>
    /// <param name="onWait">Called once when somebody else has it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static SafeFileHandle Take(
        DirectoryHandle directory, string name, int kind, Action? onWait, CancellationToken cancellationToken)
    {
        for (var first = true; ; first = false)
        {
            if (TryTake(directory, name, kind) is { } file)
            {
                return file;
            }

            if (first)
            {
                onWait?.Invoke();
            }

            // A blocking flock(2) could not be cancelled.
            cancellationToken.WaitHandle.WaitOne(s_pause);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
