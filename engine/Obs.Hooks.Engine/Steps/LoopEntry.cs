using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Steps;

/// <summary>A loop device on a file of a build step. Undone: it has that file no longer.</summary>
/// <param name="Number">The device's number.</param>
/// <param name="FileDevice">See <see cref="LoopFile.Device"/>.</param>
/// <param name="FileInode">See <see cref="LoopFile.Inode"/>.</param>
/// <param name="Token">See <see cref="LoopFile.Token"/>.</param>
internal sealed record LoopEntry(ulong Number, ulong FileDevice, ulong FileInode, string? Token = null) : JournalEntry
{
    /// <summary>How long the kernel may take to let go of a device that nobody should use any more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private const int NoDevice = 19; // ENODEV

    public override string Description => string.Create(CultureInfo.InvariantCulture, $"loop device {Number}");

    public static string PathOf(ulong number) => string.Create(CultureInfo.InvariantCulture, $"/dev/loop{number}");

    /// <summary>What a loop device has; null: nothing.</summary>
    public static unsafe LoopFile? FileOf(SafeFileHandle loop)
    {
        LoopDevice.Status status;
        return Libc.Control(loop, Libc.LoopGetStatus, &status) == 0
            ? new LoopFile(status.FileDevice, status.FileInode, Marshal.PtrToStringUTF8((nint)status.Name))
            : Marshal.GetLastPInvokeError() != Libc.NoSuchDevice
                ? throw NativeException.Last("cannot look at a loop device")
                : null;
    }

    /// <summary>Opens one to look at it; null if there is none of this number.</summary>
    public static SafeFileHandle? Open(ulong number)
    {
        var file = Libc.OpenFile(PathOf(number), OpenFlags.ReadOnly | OpenFlags.CloseOnExec, 0);
        if (!file.IsInvalid)
        {
            return file;
        }

        var error = NativeException.Last($"cannot open {PathOf(number)}");
        file.Dispose();
        return error.Errno is Errno.NoEntry or NoDevice or Libc.NoSuchDevice ? null : throw error;
    }

    public override void WriteProperties(JournalJsonWriter writer)
    {
        writer.Property("kind", "loop");
        writer.Property("number", Number);
        writer.Property("fileDevice", FileDevice);
        writer.Property("fileInode", FileInode);
        if (Token is not null)
        {
            writer.Property("token", Token);
        }
    }

    public override void Undo(UndoScope scope, bool completed)
    {
        // The kernel lets go of it when its last user has: mounts in a namespace that is just ending.
        var start = TimeProvider.System.GetTimestamp();
        while (Release())
        {
            if (TimeProvider.System.GetElapsedTime(start) >= Patience)
            {
                throw new IOException($"{PathOf(Number)} is still in use");
            }

            Thread.Sleep(Pause);
        }
    }

    /// <summary>Lets go of the file, looking by the same descriptor: while that is open, nobody else can get the device.</summary>
    /// <returns>Whether it had the file.</returns>
    private unsafe bool Release()
    {
        using var loop = Open(Number);
        if (loop is null || FileOf(loop)?.IsOf(new LoopFile(FileDevice, FileInode, Token)) != true)
        {
            return false;
        }

        return Libc.Control(loop, Libc.LoopClear, null) == 0 || Marshal.GetLastPInvokeError() is Libc.NoSuchDevice or Errno.Busy
            ? true
            : throw NativeException.Last($"cannot release {PathOf(Number)}");
    }
}
