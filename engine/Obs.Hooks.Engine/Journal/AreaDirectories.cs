using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Journal;

/// <summary><c>StateDirectory/jobs</c>, which holds the job areas.</summary>
internal static class AreaDirectories
{
    private const string JobsName = "jobs";

    /// <summary>Opens it, creating what is missing.</summary>
    /// <exception cref="EngineException">It is not ours alone.</exception>
    public static DirectoryHandle OpenOrCreate(EngineOptions options)
    {
        try
        {
            Directory.CreateDirectory(options.StateDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            using var state = DirectoryHandle.Open(options.StateDirectory);
            Check(state);
            var jobs = state.CreateDirectory(JobsName);
            Check(jobs);
            return jobs;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(
                DiagnosticCodes.JobAreaUnusable,
                $"the state directory {options.StateDirectory} cannot be used: {e.Message}",
                e);
        }
    }

    /// <summary>Opens it, null when no engine ever ran.</summary>
    public static DirectoryHandle? OpenIfExists(EngineOptions options)
    {
        using var state = DirectoryHandle.OpenIfExists(options.StateDirectory);
        if (state is null)
        {
            return null;
        }

        Check(state);
        return state.OpenDirectoryIfExists(JobsName);
    }

    private static void Check(DirectoryHandle directory)
    {
        var stat = directory.Stat();
        if (stat.Owner != Libc.EffectiveUser() || stat.WritableByOthers)
        {
            throw new EngineException(
                DiagnosticCodes.JobAreaUnusable,
                $"{directory.Path} can be changed by others; expected a directory that belongs to the user of the "
                + $"engine and only that user can write (chown root: {directory.Path}; chmod go-w {directory.Path})");
        }
    }
}
