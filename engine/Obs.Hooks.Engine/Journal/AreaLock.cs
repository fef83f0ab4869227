using System.Text;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Journal;

/// <summary>
/// Who owns a job area: an flock on a file that holds the owner's process id and start time. The kernel releases it
/// when the owner dies, however it dies.
/// </summary>
internal sealed class AreaLock : IDisposable
{
    internal const string FileName = "lock";

    private readonly FileLock _lock;

    private AreaLock(FileLock taken) => _lock = taken;

    /// <summary>Takes the lock, or tells who has it.</summary>
    /// <param name="area">The job area.</param>
    /// <param name="owner">
    /// The living engine that has it. Null when the area was removed meanwhile, or when the lock is held for a moment by
    /// somebody who recovers the area or looks: try again.
    /// </param>
    public static AreaLock? TryTake(DirectoryHandle area, out ProcessIdentity? owner)
    {
        owner = null;
        var taken = FileLock.TryTake(area, FileName, Libc.LockExclusive);
        if (taken is null)
        {
            owner = ReadOwner(area);
            return null;
        }

        try
        {
            // Its last owner may have removed it between our open and our lock.
            if (area.StatIfExists(FileName) is not { } stat
                || !stat.IsSameFile(FileStatus.Of(taken.File)))
            {
                return null;
            }

            var areaLock = new AreaLock(taken);
            taken = null;
            return areaLock;
        }
        finally
        {
            taken?.Dispose();
        }
    }

    public void WriteOwner()
    {
        var text = Encoding.ASCII.GetBytes(ProcessIdentity.OfThisProcess().ToString());
        RandomAccess.SetLength(_lock.File, 0);
        RandomAccess.Write(_lock.File, text, 0);
    }

    public void Dispose() => _lock.Dispose();

    private static ProcessIdentity? ReadOwner(DirectoryHandle area)
    {
        using var file = area.OpenFileIfExists(FileName, OpenFlags.ReadOnly);
        if (file is null)
        {
            return null;
        }

        Span<byte> buffer = stackalloc byte[64];
        var text = Encoding.ASCII.GetString(buffer[..RandomAccess.Read(file, buffer, 0)]);
        return ProcessIdentity.Parse(text) is { } owner && ProcessIdentity.Of(owner.Id) == owner ? owner : null;
    }
}
