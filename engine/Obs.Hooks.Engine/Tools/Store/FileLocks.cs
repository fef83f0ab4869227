using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Tools.Store;

/// <summary>Waiting for locks on files of the store.</summary>
internal static class FileLocks
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for a lock.</summary>
    /// <param name="directory">Where the file is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="kind">Shared or exclusive.</param>
    /// <param name="onWait">Called once when somebody else has it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static FileLock Take(
        DirectoryHandle directory, string name, int kind, Action? onWait, CancellationToken cancellationToken)
    {
        for (var first = true; ; first = false)
        {
            if (FileLock.TryTake(directory, name, kind) is { } taken)
            {
                return taken;
            }

            if (first)
            {
                onWait?.Invoke();
            }

            // A blocking flock(2) could not be cancelled.
            cancellationToken.WaitHandle.WaitOne(s_pause);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
