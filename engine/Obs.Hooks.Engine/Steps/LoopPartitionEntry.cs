using System.Globalization;
using System.Runtime.InteropServices;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Steps;

/// <summary>
/// A partition of a loop device of a build step. Undone: it is no more. The kernel does not do that when the device loses its file.
/// </summary>
/// <param name="Loop">The device's number.</param>
/// <param name="FileDevice">See <see cref="LoopFile.Device"/>.</param>
/// <param name="FileInode">See <see cref="LoopFile.Inode"/>.</param>
/// <param name="Number">The partition's.</param>
/// <param name="Token">See <see cref="LoopFile.Token"/>.</param>
internal sealed record LoopPartitionEntry(ulong Loop, ulong FileDevice, ulong FileInode, uint Number, string? Token = null) : JournalEntry
{
    public override string Description => string.Create(CultureInfo.InvariantCulture, $"partition {Number} of loop device {Loop}");

    /// <summary>Its node on the host.</summary>
    public string DevicePath => string.Create(CultureInfo.InvariantCulture, $"{LoopEntry.PathOf(Loop)}p{Number}");

    public override void WriteProperties(JournalJsonWriter writer)
    {
        writer.Property("kind", "loop-partition");
        writer.Property("loop", Loop);
        writer.Property("fileDevice", FileDevice);
        writer.Property("fileInode", FileInode);
        writer.Property("number", Number);
        if (Token is not null)
        {
            writer.Property("token", Token);
        }
    }

    public override void Undo(UndoScope scope, bool completed)
    {
        if (!TryRemove())
        {
            throw new IOException($"{DevicePath} is still in use");
        }
    }

    /// <summary>Takes it away as soon as nobody uses it. Not if the device has somebody else's file by now: then it is theirs.</summary>
    /// <returns>False: it stays in use.</returns>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public bool TryRemove()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var loop = LoopEntry.Open(Loop);
            if (loop is null || LoopEntry.FileOf(loop)?.IsOf(new LoopFile(FileDevice, FileInode, Token)) == false || PartitionTable.Delete(loop, Number) == 0)
            {
                return true;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Libc.NoSuchDevice:
                    return true;
                case not Errno.Busy:
                    throw NativeException.Last($"cannot take away {DevicePath}");
                default:
                    // Mounts in a namespace that is just ending.
                    if (TimeProvider.System.GetElapsedTime(start) > LoopEntry.Patience)
                    {
                        return false;
                    }

                    Thread.Sleep(LoopEntry.Pause);
                    break;
            }
        }
    }
}
