using System.Globalization;

namespace Obs.Hooks.Engine.Native;

/// <summary>Waiting for locks on files that engines share.</summary>
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

    /// <summary>As above, for locks that nobody needs for longer than a moment.</summary>
    /// <param name="directory">Where the file is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="kind">Shared or exclusive.</param>
    /// <param name="limit">How long to wait.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="IOException">Another engine has it for longer: it was stopped.</exception>
    public static FileLock Take(
        DirectoryHandle directory, string name, int kind, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var source = new CancellationTokenSource(limit);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(source.Token, cancellationToken);
        try
        {
            return Take(directory, name, kind, null, both.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            var seconds = limit.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            throw new IOException($"another engine has had {directory.Path}/{name} for more than {seconds} s; is it stopped?", e);
        }
    }
}
