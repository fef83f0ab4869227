using System.Security.Cryptography;
using System.Xml;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Builds;

/// <summary>
/// A bs_worker's state directory (<c>--statedir</c>): <c>job</c> is the job as received, <c>state</c> what the worker
/// is doing. bs_worker calls <c>STATEDIR/build/build</c> with <c>BUILD_DIR=STATEDIR/build</c> and STATEDIR as working
/// directory.
/// </summary>
internal sealed class WorkerDirectory
{
    private WorkerDirectory(string path) => FullPath = path;

    public string FullPath { get; }

    /// <summary>Null when <c>build</c> was not called by a worker.</summary>
    public static WorkerDirectory? Find(string? buildDirectoryVariable, string workingDirectory)
    {
        var parent = string.IsNullOrEmpty(buildDirectoryVariable) ? null : Path.GetDirectoryName(buildDirectoryVariable.TrimEnd('/'));
        foreach (var candidate in (ReadOnlySpan<string?>)[parent, workingDirectory])
        {
            if (candidate is not null && File.Exists(Path.Combine(candidate, "state")) && File.Exists(Path.Combine(candidate, "job")))
            {
                return new WorkerDirectory(candidate);
            }
        }

        return null;
    }

    /// <summary>Reads the job file and its id.</summary>
    /// <exception cref="EngineException">It is not readable XML.</exception>
    public (WorkerJobFile Job, string JobId) ReadJob() => ReadJob(Path.Combine(FullPath, "job"), JobIdInState());

    /// <summary>Reads a job file and its id.</summary>
    /// <param name="path">The job file.</param>
    /// <param name="knownId">The id, when it is known: computing it loads OpenSSL, a tenth of what the engine takes in all.</param>
    /// <exception cref="EngineException">It is not readable XML.</exception>
    public static (WorkerJobFile Job, string JobId) ReadJob(string path, string? knownId = null)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            if (bytes.Length > WorkerJobFile.SizeLimit)
            {
                throw new EngineException(DiagnosticCodes.JobFileUnreadable, $"{path}: {bytes.Length} bytes; a job file has at most {WorkerJobFile.SizeLimit}.");
            }

            return (WorkerJobFile.Parse(new MemoryStream(bytes, writable: false)), knownId ?? JobIdOf(bytes));
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            throw new EngineException(DiagnosticCodes.JobFileUnreadable, $"{path}: cannot be read as a job: {e.Message}", e);
        }
    }

    /// <summary>
    /// Whether the worker still wants this job. bs_worker writes <c>state</c> by rename: reading it at any moment gives a
    /// whole file.
    /// </summary>
    public bool StillWanted()
    {
        // No file: no worker writes this directory any more, and nobody can have changed its mind.
        var text = ReadState();
        return !text.Contains("state=\"killed\"", StringComparison.Ordinal)
            && !text.Contains("state=\"discarded\"", StringComparison.Ordinal)
            && !text.Contains("state=\"badhost\"", StringComparison.Ordinal);
    }

    private string ReadState()
    {
        try
        {
            return File.ReadAllText(Path.Combine(FullPath, "state"));
        }
        catch (IOException)
        {
            return "";
        }
    }

    private string? JobIdInState()
    {
        const string attribute = " jobid=\"";
        const int length = 32;
        var state = ReadState();
        var start = state.IndexOf(attribute, StringComparison.Ordinal) + attribute.Length;
        return start >= attribute.Length && start + length < state.Length && state[start + length] == '"'
            ? state.Substring(start, length)
            : null;
    }

    // bs_dispatch and bs_repserver identify a job by the md5 of its file; it is a name, not a protection.
#pragma warning disable CA5351
    private static string JobIdOf(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
}
