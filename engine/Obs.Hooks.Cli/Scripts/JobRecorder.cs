using System.Text.Json;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Results;

namespace Obs.Hooks.Cli.Scripts;

/// <summary>Writes and reads recorded jobs.</summary>
internal static class JobRecorder
{
    public const string JobFile = "job.json";
    public const string SourceDirectory = "sources";
    public const string ResultDirectory = "results";
    public const string PrjconfFile = "prjconf";

    /// <summary>Copies what scripts can see of a job: sources, project configuration, and the results when there are some.</summary>
    /// <exception cref="EngineException">The directory exists with something in it, or a file cannot be copied.</exception>
    public static RecordedJob Record(BuildJob job, string directory)
    {
        try
        {
            if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
            {
                throw new IOException("there is something in it already");
            }

            var recorded = RecordedJob.Of(job);
            Directory.CreateDirectory(Path.Combine(directory, SourceDirectory));
            foreach (var name in SourcesOf(job))
            {
                File.Copy(Path.Combine(job.SourceDirectory, name), Path.Combine(directory, SourceDirectory, name));
            }

            if (job.Prjconf.Length > 0)
            {
                File.WriteAllText(Path.Combine(directory, PrjconfFile), job.Prjconf);
            }

            CopyResults(job, Path.Combine(directory, ResultDirectory));
            File.WriteAllText(
                Path.Combine(directory, JobFile), JsonSerializer.Serialize(recorded, RecordedJobJson.Default.RecordedJob) + "\n");
            return recorded;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(DiagnosticCodes.HostTrouble, $"cannot record the job in {directory}: {e.Message}", e, ExitStatus.Failed);
        }
    }

    /// <exception cref="EngineException">It is no recorded job.</exception>
    public static RecordedJob Load(string directory)
    {
        var path = Path.Combine(directory, JobFile);
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), RecordedJobJson.Default.RecordedJob)
                ?? throw new JsonException("it is null");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new EngineException(
                DiagnosticCodes.JobFileUnreadable,
                $"{path}: {e.Message}; expected a directory that obs-hooks script record wrote",
                e,
                ExitStatus.Failed);
        }
    }

    /// <summary>As OBS has them: regular files, flat.</summary>
    private static List<string> SourcesOf(BuildJob job)
    {
        if (job.SourceDirectory.Length == 0)
        {
            return [];
        }

        using var directory = DirectoryHandle.Open(job.SourceDirectory);
        return
        [
            .. Directory.EnumerateFiles(job.SourceDirectory)
                .Select(static f => Path.GetFileName(f))
                .Where(name => directory.StatIfExists(name) is { IsRegularFile: true })
                .Order(StringComparer.Ordinal),
        ];
    }

    private static void CopyResults(BuildJob job, string directory)
    {
        if (job.BuildRoot.Length == 0 || !Path.Exists(Path.Combine(job.BuildRoot, ResultTree.LinkName)))
        {
            return;
        }

        using var tree = ResultTree.Open(job);
        foreach (var result in tree.List())
        {
            var target = Path.Combine(directory, result.Directory);
            Directory.CreateDirectory(target);
            using var source = tree.Results.OpenDirectory(result.Directory);
            using var from = new FileStream(source.OpenFile(result.Name, OpenFlags.ReadOnly), FileAccess.Read);
            using var to = File.Create(Path.Combine(target, result.Name));
            from.CopyTo(to);
        }
    }
}
