using Obs.Hooks.Plugins.Cleanup.Jobs;
using Obs.Hooks.Plugins.Cleanup.Native;
using Obs.Hooks.Plugins.Cleanup.Reporting;

namespace Obs.Hooks.Plugins.Cleanup.Attributes;

/// <summary>
/// Takes the immutable and append-only attributes (ioctl_iflags(2)) off what is below the area: with them the next
/// job's <c>rm -rf</c> fails. Nothing is deleted. Links are not followed, mounts not entered, other attributes stay.
/// </summary>
/// <param name="area">The job's area.</param>
/// <param name="report">The report.</param>
/// <param name="maximumEntries">After so many names the walk ends.</param>
internal sealed class AttributeRemover(JobArea area, LeakReport report, long maximumEntries)
{
    private const int DeepestDirectory = 256;
    private const int BufferSize = 32 << 10;
    private const int EntriesPerCheck = 4096;
    private const uint GetFlags = 0x80086601;
    private const uint SetFlags = 0x40086602;
    private const uint ProtectedFlags = 0x10 | 0x20;

    private readonly Stack<byte[]> _buffers = [];
    private long _entries;
    private bool _isCut;

    /// <summary>Walks and changes.</summary>
    /// <param name="cancellationToken">The hook's token.</param>
    public void Remove(CancellationToken cancellationToken)
    {
        using var top = Libc.OpenAt(area.Directory, "."u8, Libc.ReadOnly | Libc.Directory);
        if (top.IsOpen && Libc.Stat(top, out var status))
        {
            Walk(top, status, 0, cancellationToken);
        }

        if (_isCut)
        {
            report.AddForeign(LeakKind.Attribute, $"not everything was looked at, after {_entries} names or {DeepestDirectory} levels");
        }
    }

    private void Walk(Descriptor directory, in FileStatus parent, int depth, CancellationToken cancellationToken)
    {
        var buffer = _buffers.Count > 0 ? _buffers.Pop() : new byte[BufferSize];
        var reader = new DirectoryReader(directory.Number, buffer);
        while (!_isCut && reader.Next())
        {
            if (++_entries % EntriesPerCheck == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _isCut = _entries >= maximumEntries;
            }

            // Links, sockets, pipes and device nodes cannot carry these attributes.
            if (reader.Type is not (DirectoryReader.TypeDirectory or DirectoryReader.TypeRegular or DirectoryReader.TypeUnknown)
                || !Libc.Stat(directory.Number, reader.Name, Libc.AtNoFollow, out var status)
                || !IsSameFileSystem(parent, status))
            {
                continue;
            }

            if (status.IsProtected)
            {
                Unprotect(directory, reader.Name, status);
            }

            if (status.IsDirectory)
            {
                Enter(directory, reader.Name, status, depth + 1, cancellationToken);
            }
        }

        _buffers.Push(buffer);
    }

    private static bool IsSameFileSystem(in FileStatus parent, in FileStatus status) =>
        !status.IsMountRoot && status.DeviceMajor == parent.DeviceMajor && status.DeviceMinor == parent.DeviceMinor;

    private void Enter(Descriptor parent, ReadOnlySpan<byte> name, in FileStatus status, int depth, CancellationToken cancellationToken)
    {
        if (depth > DeepestDirectory)
        {
            _isCut = true;
            return;
        }

        using var directory = Libc.OpenAt(parent.Number, name, Libc.ReadOnly | Libc.Directory | Libc.NoFollow);
        if (directory.IsOpen)
        {
            Walk(directory, status, depth, cancellationToken);
        }
    }

    private void Unprotect(Descriptor directory, ReadOnlySpan<byte> name, in FileStatus expected)
    {
        // Opened without effect first: by now the name could be a device whose opening does something.
        using var file = Libc.OpenAt(directory.Number, name, Libc.PathOnly | Libc.NoFollow);
        if (!file.IsOpen
            || !Libc.Stat(file, out var status)
            || !status.SameFile(expected)
            || !(status.IsRegularFile || status.IsDirectory))
        {
            return;
        }

        using var open = Libc.OpenAt(
            Libc.CurrentDirectory,
            new PathBuilder(stackalloc byte[64]).Append("/proc/self/fd/"u8).Append(file.Number).Path,
            Libc.ReadOnly | Libc.NonBlocking);
        Span<byte> flags = stackalloc byte[8];
        flags.Clear();
        var error = open.IsOpen ? Libc.Control(open, GetFlags, flags) : Libc.LastError;
        if (error == 0)
        {
            System.Runtime.InteropServices.MemoryMarshal.Write(flags, BitConverter.ToUInt32(flags) & ~ProtectedFlags);
            error = Libc.Control(open, SetFlags, flags);
        }

        if (error == 0)
        {
            report.AddRemoved(LeakKind.Attribute, Printable.Bytes(name));
        }
        else
        {
            report.AddLeft(LeakKind.Attribute, $"{Printable.Bytes(name)}: {Errno.Text(error)}");
        }
    }
}
