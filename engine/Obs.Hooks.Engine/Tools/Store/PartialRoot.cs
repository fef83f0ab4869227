using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Tools.Store;

/// <summary>
/// A directory in which a root is being made. Its lock dies with its maker: what nobody holds is rubbish for the next one to
/// remove.
/// </summary>
internal sealed class PartialRoot : IDisposable
{
    private const string LockName = "lock";
    private const string TreeName = "tree";
    private const string WorkName = "work";

    private readonly DirectoryHandle _parent;
    private readonly string _name;
    private readonly FileLock _lock;

    private PartialRoot(DirectoryHandle parent, string name, DirectoryHandle handle, FileLock taken)
    {
        _parent = parent;
        _name = name;
        Handle = handle;
        _lock = taken;
    }

    public DirectoryHandle Handle { get; }

    /// <summary>For downloads and indexes.</summary>
    public string WorkDirectory => $"{Handle.Path}/{WorkName}";

    /// <summary>What becomes the root.</summary>
    public string TreeDirectory => $"{Handle.Path}/{TreeName}";

    /// <summary>Makes one. The caller holds the lock of <paramref name="parent"/>.</summary>
    public static PartialRoot Create(DirectoryHandle parent, string name)
    {
        var handle = parent.CreateDirectory(name, 0x1ED);
        var taken = FileLock.TryTake(handle, LockName, Libc.LockExclusive)
            ?? throw new IOException($"{handle.Path} is in use by another engine");
        handle.CreateDirectory(WorkName, 0x1C0).Dispose();
        return new PartialRoot(parent, name, handle, taken);
    }

    /// <summary>Removes what dead makers left. The caller holds the lock of <paramref name="parent"/>.</summary>
    public static void RemoveDead(DirectoryHandle parent)
    {
        foreach (var path in Directory.GetDirectories(parent.Path))
        {
            var name = Path.GetFileName(path);
            using var handle = parent.OpenDirectoryIfExists(name);
            using var dead = handle is null ? null : FileLock.TryTake(handle, LockName, Libc.LockExclusive);
            if (dead is not null)
            {
                TreeRemoval.Remove(parent, name);
            }
        }
    }

    /// <summary>Opens the finished tree for its move into the store.</summary>
    public void MoveTree(DirectoryHandle to, string name) => Handle.Rename(TreeName, to, name, 0);

    public void Dispose()
    {
        try
        {
            TreeRemoval.Remove(_parent, _name);
        }
        finally
        {
            _lock.Dispose();
            Handle.Dispose();
        }
    }
}
