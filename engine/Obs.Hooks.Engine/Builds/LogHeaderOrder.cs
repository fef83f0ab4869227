using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Builds;

/// <summary>
/// Puts the header at the front of a finished log. On a busy host the build's writer may have come first; nothing is
/// lost then, only the order is wrong.
/// </summary>
internal static class LogHeaderOrder
{
    /// <summary>How far into the log the header is looked for: it cannot be later than what is written in some milliseconds.</summary>
    private const int SearchedBytes = 1 << 20;

    private const uint Mode = 0x1A4; // 0644

    /// <summary>Call when nobody writes to the log any more.</summary>
    /// <param name="path">The log.</param>
    /// <param name="header">The header, which is in it.</param>
    public static void MoveToFront(string path, byte[] header)
    {
        using var log = Libc.OpenFile(path, Libc.OpenReadOnly | OpenFlags.NoFollow | Libc.OpenNonBlocking | Libc.OpenCloseOnExec, 0);
        if (log.IsInvalid || !FileStatus.Of(log).IsRegularFile)
        {
            return; // the caller is about to refuse this log
        }

        var front = new byte[Math.Min(RandomAccess.GetLength(log), SearchedBytes)];
        front = front[..RandomAccess.Read(log, front, 0)];
        var at = front.AsSpan().IndexOf(header);
        if (at > 0)
        {
            Rewrite(path, log, front.AsSpan(0, at), header);
        }
    }

    private static void Rewrite(string path, SafeFileHandle log, ReadOnlySpan<byte> before, byte[] header)
    {
        var temporary = path + ".obs-hooks";
        File.Delete(temporary);
        using (var file = Libc.OpenFile(
            temporary,
            Libc.OpenWriteOnly | Libc.OpenCreate | Libc.OpenExclusive | OpenFlags.NoFollow | Libc.OpenCloseOnExec,
            Mode))
        {
            if (file.IsInvalid)
            {
                throw new IOException($"{temporary}: {Marshal.GetLastPInvokeErrorMessage()}");
            }

            using var output = new FileStream(file, FileAccess.Write);
            output.Write(header);
            output.Write(before);
            using var input = new FileStream(log, FileAccess.Read);
            input.Position = before.Length + header.Length;
            input.CopyTo(output);
        }

        if (Libc.RenameFile(temporary, path) != 0)
        {
            throw new IOException($"{path}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }
}
