using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Effects.Binfmt;

/// <summary>
/// The empty files over which a job's namespace mounts the host's devices (job-namespace.pl). Left in the root, a build
/// outside such a namespace would take them for devices.
/// </summary>
/// <param name="BuildRoot">Absolute path; its content is hostile.</param>
internal sealed record DeviceFilesEntry(string BuildRoot) : JournalEntry
{
    public override string Description => $"device files in {BuildRoot}";

    public override void WriteProperties(JournalJsonWriter writer)
    {
        writer.Property("kind", "devices");
        writer.Property("buildRoot", BuildRoot);
    }

    public override void Undo(UndoScope scope, bool completed)
    {
        using var root = DirectoryHandle.OpenIfExists(BuildRoot);
        if (root?.StatIfExists("dev") is not { IsDirectory: true })
        {
            return;
        }

        using var devices = root.OpenDirectoryIfExists("dev");
        foreach (var name in (ReadOnlySpan<string>)["null", "zero", "full", "random", "urandom", "tty", "ptmx"])
        {
            if (devices?.StatIfExists(name) is { IsRegularFile: true, Size: 0 })
            {
                devices.RemoveFile(name);
            }
        }
    }
}
