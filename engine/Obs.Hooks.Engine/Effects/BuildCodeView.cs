using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Effects;

/// <summary>
/// A view of the real build's code in which files can be changed for one job: BUILD_DIR for the build, which takes it along into the
/// virtual machine.
/// </summary>
internal sealed class BuildCodeView(JobArea area, AreaMounts mounts)
{
    /// <summary>Its path, for the build's environment.</summary>
    public string Path => AreaMounts.PathOf(area.Directory, MountName.BuildCode);

    /// <summary>Makes the view unless it is there, and opens it.</summary>
    /// <param name="code">The real build's code.</param>
    /// <exception cref="IOException">The kernel refused.</exception>
    public DirectoryHandle Open(DirectoryHandle code)
    {
        if (MountTable.At(Path).Count == 0)
        {
            mounts.Apply(MountName.BuildCode, MountKind.OverlayTree, code, 0);
        }

        return DirectoryHandle.Open(Path);
    }

    /// <summary>Puts a file into the view.</summary>
    public static void Replace(DirectoryHandle view, string name, ReadOnlySpan<byte> content, uint mode)
    {
        view.RemoveFile(name);
        view.WriteFile(name, content, mode);
    }
}
