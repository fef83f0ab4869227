using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Results;

/// <summary>The results at one moment.</summary>
internal sealed class ResultSet(ResultTree tree, StagingArea staging, string viewName) : IResultSet
{
    /// <summary>AT_SYMLINK_FOLLOW, to link what a descriptor refers to: linkat(2).</summary>
    private const int FollowDescriptor = 0x400;

    private readonly Lock _lock = new();
    private readonly Dictionary<ResultFile, string> _paths = [];

    public ImmutableArray<ResultFile> Files { get; } = tree.List();

    public Stream OpenRead(ResultFile file) => new FileStream(Open(file), FileAccess.Read);

    /// <summary>
    /// A hard link in a directory that only root can enter (a copy where links are impossible): a path inside the build
    /// root could be redirected by a process of the build that still runs.
    /// </summary>
    public string PathOf(ResultFile file)
    {
        lock (_lock)
        {
            if (!_paths.TryGetValue(file, out var path))
            {
                path = Expose(file);
                _paths.Add(file, path);
            }

            return path;
        }
    }

    private string Expose(ResultFile file)
    {
        using var opened = Open(file);
        using var directory = OpenViewDirectory(file.Directory);
        var descriptor = $"/proc/self/fd/{opened.DangerousGetHandle()}";
        if (Libc.LinkAt(Libc.CurrentDirectory, descriptor, directory.Handle, file.Name, FollowDescriptor) != 0)
        {
            FileCopy.Copy(opened, file.Name, directory, file.Name, 0x124);
        }

        return $"{directory.Path}/{file.Name}";
    }

    private DirectoryHandle OpenViewDirectory(string directory)
    {
        var current = staging.OpenOrCreate(viewName);
        foreach (var part in directory.Split('/'))
        {
            if (part == ResultDirectories.Top)
            {
                break;
            }

            var next = current.CreateDirectory(part);
            current.Dispose();
            current = next;
        }

        return current;
    }

    private SafeFileHandle Open(ResultFile file)
    {
        using var directory = tree.Results.OpenDirectory(file.Directory);
        var opened = directory.OpenFile(file.Name, OpenFlags.ReadOnly | OpenFlags.NonBlocking);
        var status = FileStatus.Of(opened);
        if (status.IsRegularFile)
        {
            return opened;
        }

        opened.Dispose();
        throw new IOException($"{directory.Path}/{file.Name} has become {status.Kind}");
    }
}
