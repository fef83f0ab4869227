using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Engine.Native;

/// <summary>
/// An flock(2) on a file of its own. The kernel releases it when its holder dies, however it dies; <see cref="Dispose"/> does so at
/// once. Closing the file would not be enough: a child that another thread just starts has the descriptor too until its execve(2), and
/// on a busy host that is long enough for somebody else to find the lock taken.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private const uint OwnersOnly = 0x180;

    private FileLock(SafeFileHandle file) => File = file;

    /// <summary>The file, open for reading and writing.</summary>
    public SafeFileHandle File { get; }

    /// <summary>Takes the lock if it is free, creating its file if there is none.</summary>
    /// <param name="directory">Where the file is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="kind"><see cref="Libc.LockShared"/> or <see cref="Libc.LockExclusive"/>.</param>
    /// <returns>Null when somebody else has it.</returns>
    /// <exception cref="NativeException">The kernel refuses for another reason.</exception>
    public static FileLock? TryTake(DirectoryHandle directory, string name, int kind)
    {
        var file = directory.OpenFile(name, OpenFlags.ReadWrite | OpenFlags.Create, OwnersOnly);
        if (Libc.FileLock(file, kind | Libc.LockNonBlocking) == 0)
        {
            return new FileLock(file);
        }

        var error = NativeException.Last($"cannot lock {directory.Path}/{name}");
        file.Dispose();
        return error.Errno == Errno.Again ? null : throw error;
    }

    public void Dispose()
    {
        if (!File.IsClosed)
        {
            _ = Libc.FileLock(File, Libc.Unlock);
            File.Dispose();
        }
    }
}
