using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Journal;

/// <summary>Tells the engine of a build root to end its job: what <c>build --kill</c> is to the build itself.</summary>
internal static class KillRequest
{
    /// <summary>
    /// SIGURG: the kernel ignores it by default, so it cannot end an engine that does not listen yet; that one finds
    /// the marker (<see cref="JobArea.KillRequested"/>) as soon as it looks.
    /// </summary>
    public const int Signal = 23;

    /// <summary>Marks the job as killed, wakes its engine and waits for it to end.</summary>
    /// <param name="options">Where job areas are.</param>
    /// <param name="areaDirectory">The <see cref="BuildJob.AreaDirectory"/> of the job.</param>
    /// <param name="wait">How long to wait.</param>
    public static KillOutcome Send(EngineOptions options, string areaDirectory, TimeSpan wait)
    {
        using var jobs = AreaDirectories.OpenIfExists(options);
        using var area = jobs?.OpenDirectoryIfExists(AreaKey.Of(areaDirectory));
        if (area is null)
        {
            return KillOutcome.NoEngine;
        }

        using var areaLock = AreaLock.TryTake(area, out var owner);
        if (owner is null)
        {
            return KillOutcome.NoEngine;
        }

        JobArea.MarkKilled(area, owner);
        using var process = Libc.PidFdOpen(owner.Id);

        // Only now compare: the descriptor pins the process, so equal start times mean that it is the owner.
        if (process is null || ProcessIdentity.Of(owner.Id) != owner)
        {
            return KillOutcome.Ended;
        }

        if (Libc.PidFdSendSignal(process, Signal) != 0)
        {
            throw NativeException.Last($"cannot signal process {owner.Id}");
        }

        return WaitForEnd(process, wait) ? KillOutcome.Ended : KillOutcome.StillRunning;
    }

    private static unsafe bool WaitForEnd(SafeFileHandle process, TimeSpan wait)
    {
        // A pidfd becomes readable when its process ends.
        var ended = new PollDescriptor { Descriptor = (int)process.DangerousGetHandle(), Events = Libc.PollIn };
        return Libc.poll(&ended, 1, (int)wait.TotalMilliseconds) > 0;
    }
}
