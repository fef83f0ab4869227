namespace Obs.Hooks.Engine.Tests.WorkerFacts;

/// <summary>A directory that looks like another machine to whoever reads /proc and /sys in it.</summary>
internal sealed class FakeHost : IDisposable
{
    public FakeHost(string cpuInfo, string version = "Linux version 6.4.0-150600.21-default (x@y) (gcc) #1 SMP")
    {
        Write("proc/cpuinfo", cpuInfo);
        Write("proc/version", version + "\n");
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("obs-hooks-host-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>A block device of so many sectors; its file is an ordinary one.</summary>
    public void AddDisk(string name, long sectors)
    {
        Write($"dev/{name}", "");
        Write($"sys/class/block/{name}/size", $"{sectors}\n");
    }

    public void AddLink(string path, string target)
    {
        var link = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, target);
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
