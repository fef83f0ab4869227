using Obs.Hooks.Plugins.Cleanup.Jobs;

namespace Obs.Hooks.Plugins.Cleanup.Processes;

/// <summary>Decides whether a process that has to do with the area is the job's and may be killed.</summary>
internal sealed class Attribution
{
    /// <summary>The reason not worth a line in the log.</summary>
    public const string OlderThanTheJob = "older than the job";

    private readonly List<int> _untouchable = [];
    private readonly Baseline _baseline;
    private readonly int _engineSession;

    /// <summary>Finds the engine's ancestors: the worker that called it, or osc and the shell of a person.</summary>
    /// <param name="baseline">What was there before the build.</param>
    public Attribution(Baseline baseline)
    {
        _baseline = baseline;
        var engine = ProcessStatus.Read(Environment.ProcessId);
        _engineSession = engine?.Session ?? 0;
        _untouchable.Add(1);
        _untouchable.Add(Environment.ProcessId);
        for (var status = engine; status is { Parent: > 1 }; status = ProcessStatus.Read(status.Parent))
        {
            _untouchable.Add(status.Parent);
        }
    }

    /// <summary>Whether a process is the engine or one of its ancestors.</summary>
    public bool IsUntouchable(int pid) => _untouchable.Contains(pid);

    /// <summary>Judges a process.</summary>
    /// <param name="status">What is known of it; it is not <see cref="IsUntouchable"/>.</param>
    /// <param name="evidence">What ties it to the area.</param>
    /// <returns>Empty when it is the job's, otherwise why it is left alone.</returns>
    public string ReasonToSpare(ProcessStatus status, Evidence evidence)
    {
        if ((evidence & Evidence.Certain) != 0)
        {
            return "";
        }

        if (_baseline.IsKnown && status.Started + ProcessStatus.MillisecondsPerTick <= _baseline.BootTime)
        {
            return OlderThanTheJob;
        }

        // Somebody at a terminal stands in the build root to look at it. A build gets no terminal but the caller's, and
        // what runs in its chroot is told by its root. (Being a child of the engine proves nothing: the engine adopts what
        // the build orphans, PR_SET_CHILD_SUBREAPER; its own helpers are older than the build.)
        return status.Terminal != 0 && status.Session != _engineSession ? "somebody's terminal" : "";
    }
}
