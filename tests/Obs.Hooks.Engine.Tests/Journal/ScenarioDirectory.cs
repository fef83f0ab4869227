using Obs.Hooks.CrashHost;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Tests.Journal;

/// <summary>The files of a scenario in a temporary directory.</summary>
internal sealed class ScenarioDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("obs-hooks-");

    public ScenarioDirectory()
    {
        Files = new ScenarioFiles(_directory.FullName);
        Files.Create();
    }

    public ScenarioFiles Files { get; }

    /// <summary>Paths of everything of the engine that is still there.</summary>
    public IEnumerable<string> Leftovers() =>
        Directory.EnumerateFileSystemEntries($"{_directory.FullName}/state/jobs")
            .Concat(Directory.EnumerateFileSystemEntries(Files.BuildRoot, ".obs-hooks*"))
            .Concat(MountTable.At(_directory.FullName).Select(static mount => mount.Path));

    public void Dispose()
    {
        using var parent = DirectoryHandle.Open(Path.GetDirectoryName(_directory.FullName)!);
        TreeRemoval.Remove(parent, _directory.Name);
    }
}
