using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Journal;

/// <summary>
/// Who owns a job area: an flock on a file that holds the owner's process id and start time. The kernel releases it
/// when the owner dies, however it dies.
/// </summary>
internal sealed class AreaLock : IDisposable
{
    internal const string FileName = "lock";

    private readonly SafeFileHandle _file;

    private AreaLock(SafeFileHandle file) => _file = file;

    /// <summary>Takes the lock, or tells who has it.</summary>
    /// <param name="area">The job area.</param>
    /// <param name="owner">
    /// The living engine that has it. Null when the area was removed meanwhile, or when the lock is held for a moment by
    /// somebody who recovers the area or looks: try again.
    /// </param>
    public static AreaLock? TryTake(DirectoryHandle area, out ProcessIdentity? owner)
    {
        owner = null;
        var file = area.OpenFile(FileName, OpenFlags.ReadWrite | OpenFlags.Create, 0x180);
        try
        {
            if (Libc.FileLock(file, Libc.LockExclusive | Libc.LockNonBlocking) != 0)
            {
                owner = Marshal.GetLastPInvokeError() == Errno.Again
                    ? ReadOwner(file)
                    : throw NativeException.Last($"cannot lock {area.Path}/{FileName}");
                return null;
            }

            // Its last owner may have removed it between our open and our lock.
            if (area.StatIfExists(FileName) is not { } stat
                || !stat.IsSameFile(FileStatus.Of(file)))
            {
                return null;
            }

            var taken = new AreaLock(file);
            file = null;
            return taken;
        }
        finally
        {
            file?.Dispose();
        }
    }

    public void WriteOwner()
    {
        var text = Encoding.ASCII.GetBytes(ProcessIdentity.OfThisProcess().ToString());
        RandomAccess.SetLength(_file, 0);
        RandomAccess.Write(_file, text, 0);
    }

    public void Dispose() => _file.Dispose();

    private static ProcessIdentity? ReadOwner(SafeFileHandle file)
    {
        Span<byte> buffer = stackalloc byte[64];
        var text = Encoding.ASCII.GetString(buffer[..RandomAccess.Read(file, buffer, 0)]);
        return ProcessIdentity.Parse(text) is { } owner && ProcessIdentity.Of(owner.Id) == owner ? owner : null;
    }
}
