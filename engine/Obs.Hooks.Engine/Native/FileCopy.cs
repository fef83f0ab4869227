using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Engine.Native;

/// <summary>Copies the content of a regular file into a new file.</summary>
internal static class FileCopy
{
    private const int BufferSize = 1 << 17;

    /// <summary>Copies by path; the last component of <paramref name="source"/> must not be a link.</summary>
    public static void Copy(string source, DirectoryHandle directory, string name, uint mode)
    {
        using var parent = DirectoryHandle.Open(Path.GetDirectoryName(source)!);
        using var from = parent.OpenFile(Path.GetFileName(source), OpenFlags.ReadOnly | OpenFlags.NonBlocking);
        Copy(from, source, directory, name, mode);
    }

    /// <summary>Copies what is open.</summary>
    public static void Copy(SafeFileHandle from, string display, DirectoryHandle directory, string name, uint mode)
    {
        var stat = FileStatus.Of(from);
        if (!stat.IsRegularFile)
        {
            throw new IOException($"{display} is {stat.Kind}, expected a regular file");
        }

        using var to = directory.OpenFile(name, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Exclusive, mode);
        var buffer = new byte[BufferSize];
        long offset = 0;
        for (var read = RandomAccess.Read(from, buffer, 0); read > 0; read = RandomAccess.Read(from, buffer, offset))
        {
            RandomAccess.Write(to, buffer.AsSpan(0, read), offset);
            offset += read;
        }
    }
}
