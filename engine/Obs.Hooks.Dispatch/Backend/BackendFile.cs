using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Dispatch.Backend;

/// <summary>
/// Reads single files of the backend: never through a link, never anything but a regular file, never more than a limit.
/// A file that is gone is no error: the daemons rename and remove them all the time.
/// </summary>
internal static class BackendFile
{
    private const int Flags = OpenFlags.ReadOnly | OpenFlags.NonBlocking;

    /// <returns>The bytes and the status before they were read; null when there is no such file.</returns>
    /// <exception cref="BackendFileException">It is no file the backend would have written.</exception>
    public static BackendBytes? Read(DirectoryHandle directory, string name, long limit)
    {
        try
        {
            using var file = directory.OpenFileIfExists(name, Flags);
            if (file is null)
            {
                return null;
            }

            var status = FileStatus.Of(file);
            if (!status.IsRegularFile)
            {
                throw new BackendFileException($"{directory.Path}/{name} is {status.Kind}");
            }

            if (status.Size > (ulong)limit)
            {
                throw new BackendFileException($"{directory.Path}/{name} has {status.Size} bytes, more than the {limit} allowed");
            }

            var bytes = new byte[status.Size];
            var length = 0;
            while (length < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(length), length) is > 0 and var count)
            {
                length += count;
            }

            return new BackendBytes(length == bytes.Length ? bytes : bytes[..length], FileStamp.Of(status));
        }
        catch (IOException e)
        {
            throw new BackendFileException(e.Message, e);
        }
    }

    /// <summary>As <see cref="Read(DirectoryHandle, string, long)"/>, by the path of the file.</summary>
    public static BackendBytes? Read(string path, long limit)
    {
        try
        {
            using var directory = DirectoryHandle.OpenIfExists(Path.GetDirectoryName(path)!);
            return directory is null ? null : Read(directory, Path.GetFileName(path), limit);
        }
        catch (IOException e)
        {
            throw new BackendFileException(e.Message, e);
        }
    }
}
