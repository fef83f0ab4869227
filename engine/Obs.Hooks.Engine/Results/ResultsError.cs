using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Results;

/// <summary>The results of the build are not what they must be: the build fails.</summary>
internal static class ResultsError
{
    public static EngineException Unsafe(string found) =>
        new(
            DiagnosticCodes.ResultsUnsafe,
            $"{found}; the results of this build are not collected (real directories and files only)",
            ExitStatus.Failed);

    /// <summary>Runs what opens a path chosen by the build.</summary>
    public static T Guard<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (NativeException e)
        {
            var reason = e.Errno switch
            {
                Errno.TooManyLinks => "a symbolic link is on the way",
                Errno.CrossDevice => "a mount point is on the way, or the path leaves the build root",
                _ => e.Message,
            };
            throw new EngineException(
                DiagnosticCodes.ResultsUnsafe,
                $"{e.Action}: {reason}; the results of this build are not collected",
                e,
                ExitStatus.Failed);
        }
    }
}
