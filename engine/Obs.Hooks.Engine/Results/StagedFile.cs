using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Results;

/// <summary>
/// A file that an effect names in the hook's staging directory, open from the moment it was checked: what is taken is
/// that file, or nothing.
/// </summary>
internal sealed class StagedFile : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly FileStatus _status;
    private readonly string _relative;

    private StagedFile(SafeFileHandle file, FileStatus status, string relative)
    {
        _file = file;
        _status = status;
        _relative = relative;
    }

    /// <summary>Opens it; null with what is wrong.</summary>
    public static StagedFile? TryOpen(DirectoryHandle staging, string path, out string problem)
    {
        problem = "";
        var prefix = staging.Path + "/";
        if (!path.StartsWith(prefix, StringComparison.Ordinal) || path.Length == prefix.Length)
        {
            problem = $"'{path}', which is not below the hook's staging directory";
            return null;
        }

        var relative = path[prefix.Length..];
        try
        {
            var file = staging.OpenFile(relative, OpenFlags.ReadOnly | OpenFlags.NonBlocking);
            var status = FileStatus.Of(file);
            if (status.IsRegularFile)
            {
                return new StagedFile(file, status, relative);
            }

            file.Dispose();
            problem = $"{path}, which is {status.Kind}";
        }
        catch (NativeException e)
        {
            problem = e.Message;
        }

        return null;
    }

    /// <summary>Moves it into a slot and gives it to the owner of the results.</summary>
    /// <exception cref="IOException">It has been changed or removed since it was opened.</exception>
    public void MoveTo(DirectoryHandle staging, DirectoryHandle slots, string slot, FileStatus owner)
    {
        if (_status.Links > 1)
        {
            // Another name of the same file would go on changing a promoted result.
            FileCopy.Copy(_file, _relative, slots, slot, 0x1A4);
        }
        else
        {
            var slash = _relative.LastIndexOf('/');
            using var parent = staging.OpenDirectory(slash < 0 ? "." : _relative[..slash]);
            parent.Rename(_relative[(slash + 1)..], slots, slot, Libc.RenameNoReplace);
            if (slots.StatIfExists(slot) is not { } moved || !moved.IsSameFile(in _status))
            {
                throw new IOException($"{staging.Path}/{_relative} was exchanged while it was checked");
            }
        }

        using var file = slots.OpenFile(slot, OpenFlags.ReadOnly);
        if (Libc.ChangeOwner(file, owner.Owner, owner.Group) != 0 || Libc.ChangeMode(file, 0x1A4) != 0)
        {
            throw NativeException.Last($"cannot change owner and mode of {staging.Path}/{_relative}");
        }
    }

    public void Dispose() => _file.Dispose();
}
