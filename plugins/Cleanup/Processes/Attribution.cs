using Obs.Hooks.Plugins.Cleanup.Jobs;

namespace Obs.Hooks.Plugins.Cleanup.Processes;

/// <summary>Decides whether a process that has to do with the area is the job's and may be killed.</summary>
internal sealed class Attribution
{
    private readonly HashSet<int> _untouchable = [1];
    private readonly Baseline _baseline;
    private readonly int _engine = Environment.ProcessId;
    private readonly int _engineSession;

    /// <summary>Finds the engine's ancestors: the worker that called it, or osc and the shell of a person.</summary>
    /// <param name="baseline">What was there before the build.</param>
    public Attribution(Baseline baseline)
    {
        _baseline = baseline;
        var engine = ProcessStatus.Read(_engine);
        _engineSession = engine?.Session ?? 0;
        _untouchable.Add(_engine);
        for (var status = engine; status is { Parent: > 0 } && _untouchable.Add(status.Parent);)
        {
            status = ProcessStatus.Read(status.Parent);
        }
    }

    /// <summary>Whether a process is the engine or one of its ancestors.</summary>
    public bool IsUntouchable(int pid) => _untouchable.Contains(pid);

    /// <summary>Judges a process.</summary>
    /// <param name="pid">Its number, not <see cref="IsUntouchable"/>.</param>
    /// <param name="status">What is known of it.</param>
    /// <param name="evidence">What ties it to the area.</param>
    /// <returns>Empty when it is the job's, otherwise why it is left alone.</returns>
    public string ReasonToSpare(int pid, ProcessStatus status, Evidence evidence)
    {
        if ((evidence & Evidence.Certain) != 0)
        {
            return "";
        }

        if (_baseline.IsKnown && status.Started + ProcessStatus.MillisecondsPerTick <= _baseline.BootTime)
        {
            return "older than the job";
        }

        // Somebody stands in the build root to look at it. A build gets no terminal that is not the caller's, and what
        // runs in its chroot is told by its root.
        if (status.Terminal != 0 && status.Session != _engineSession)
        {
            return "somebody's terminal";
        }

        return (evidence & Evidence.WorkingDirectory) == 0 && DescendsFromEngine(status) ? "the engine's own" : "";
    }

    private bool DescendsFromEngine(ProcessStatus status)
    {
        for (ProcessStatus? current = status; current is { Parent: > 1 }; current = ProcessStatus.Read(current.Parent))
        {
            if (current.Parent == _engine)
            {
                return true;
            }
        }

        return false;
    }
}
