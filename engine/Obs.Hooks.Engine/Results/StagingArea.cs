using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Results;

/// <summary>
/// A directory at the top of the build root, on the file system of the results so that promotion is a rename, that only
/// root can enter. Created at its first use, journalled, removed with the job.
/// </summary>
internal sealed class StagingArea(JobArea area, DirectoryHandle root, string rootPath) : IDisposable
{
    private DirectoryHandle? _directory;

    public string Name { get; } = StagingEntry.NameOf(area.Key);

    /// <summary>Opens a directory in it, creating it.</summary>
    public DirectoryHandle OpenOrCreate(string name) => (_directory ??= Create()).CreateDirectory(name);

    public void Dispose() => _directory?.Dispose();

    private DirectoryHandle Create()
    {
        // One of this name without a journal is from before a reboot.
        TreeRemoval.Remove(root, Name);
        var id = area.Journal.Begin(new StagingEntry(rootPath, Name));
        if (Libc.MkdirAt(root.Handle, Name, 0x1C0) != 0)
        {
            throw NativeException.Last($"cannot create {root.Path}/{Name}");
        }

        area.Journal.Step("staging created");
        area.Journal.Complete(id);
        return root.OpenDirectory(Name);
    }
}
