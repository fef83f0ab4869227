using System.Text.Json;

namespace Obs.Hooks.Cli.Scripts;

/// <summary>A job for who has none: a small package with a source and two results, in a directory that goes when it is disposed.</summary>
internal sealed class MadeUpJob : IDisposable
{
    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("obs-hooks-job-");

    public MadeUpJob()
    {
        var job = new RecordedJob
        {
            Project = "home:you",
            Repository = "standard",
            Arch = "x86_64",
            Package = "hello",
            Reason = "source change",
            Recipe = "hello.spec",
            Packages = ["bash", "gcc", "make", "rpm"],
        };
        Write(JobRecorder.JobFile, JsonSerializer.Serialize(job, RecordedJobJson.Default.RecordedJob));
        Write($"{JobRecorder.SourceDirectory}/hello.spec", "Name: hello\nVersion: 2.10\nRelease: 1\nLicense: GPL-3.0-or-later\n");
        Write($"{JobRecorder.ResultDirectory}/OTHER/_statistics", "<buildstatistics/>\n");
        Write($"{JobRecorder.ResultDirectory}/RPMS/x86_64/hello-2.10-1.x86_64.rpm", "made up\n");
        Write(JobRecorder.PrjconfFile, "Type: spec\n");
    }

    public string Directory => _directory.FullName;

    public void Dispose() => _directory.Delete(recursive: true);

    private void Write(string name, string text)
    {
        var path = Path.Combine(Directory, name);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
