using Obs.Hooks.Plugins.Cleanup.Jobs;
using Obs.Hooks.Plugins.Cleanup.Native;
using Obs.Hooks.Plugins.Cleanup.Reporting;

namespace Obs.Hooks.Plugins.Cleanup.Processes;

/// <summary>Kills the job's processes, through descriptors of the processes so that a reused number hits nobody else.</summary>
/// <param name="scanner">Finds them.</param>
/// <param name="attribution">Decides.</param>
/// <param name="known">Where killed processes are remembered.</param>
/// <param name="report">The report.</param>
internal sealed class ProcessRemover(ProcessScanner scanner, Attribution attribution, JobProcesses known, LeakReport report)
{
    private const int Rounds = 8;
    private const int DeathMilliseconds = 2000;

    private readonly List<int> _reported = [];

    /// <summary>Kills, and looks again until nothing is found: processes fork while they are being killed.</summary>
    /// <param name="wanted">What ties a process to the job.</param>
    /// <param name="cancellationToken">The hook's token.</param>
    /// <returns>How many processes were killed.</returns>
    public int Remove(Evidence wanted, CancellationToken cancellationToken)
    {
        var killed = 0;
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var now = KillRound(wanted);
            killed += now;
            if (now == 0)
            {
                break;
            }
        }

        return killed;
    }

    private static string Describe(int pid, ProcessStatus status, Evidence evidence) =>
        $"{Printable.Bytes(status.Command)} (pid {pid}, {Words(evidence)})";

    private static string Words(Evidence evidence) => (Evidence)((int)evidence & -(int)evidence) switch
    {
        Evidence.Root => "root inside",
        Evidence.Program => "program inside",
        Evidence.WorkingDirectory => "working directory inside",
        Evidence.OpenFile => "open file inside",
        Evidence.MappedFile => "mapped file inside",
        _ => "mounts inside",
    };

    private int KillRound(Evidence wanted)
    {
        var dying = new List<DyingProcess>();
        try
        {
            foreach (var pid in ProcessScanner.Processes())
            {
                if (!attribution.IsUntouchable(pid) && scanner.Look(pid, wanted) != Evidence.None)
                {
                    KillOne(pid, wanted, dying);
                }
            }

            var deadline = Environment.TickCount64 + DeathMilliseconds;
            var killed = 0;
            foreach (var entry in dying)
            {
                if (Libc.Poll(entry.Process, Libc.PollIn, (int)Math.Max(0, deadline - Environment.TickCount64)))
                {
                    report.AddRemoved(LeakKind.Process, entry.Name);
                    killed++;
                }
                else if (MustReport(entry.Pid))
                {
                    report.AddLeft(LeakKind.Process, entry.Name + ": does not die");
                }
            }

            return killed;
        }
        finally
        {
            dying.ForEach(entry => entry.Process.Dispose());
        }
    }

    private void KillOne(int pid, Evidence wanted, List<DyingProcess> dying)
    {
        var process = Libc.OpenProcess(pid);

        // Looked at again through the same number while the descriptor holds the process: it is the one that gets the signal.
        var evidence = process.IsOpen ? scanner.Look(pid, wanted) : Evidence.None;
        var status = evidence == Evidence.None ? null : ProcessStatus.Read(pid);
        if (status is null)
        {
            process.Dispose();
            return;
        }

        var reason = attribution.ReasonToSpare(status, evidence);
        if (reason.Length > 0)
        {
            process.Dispose();
            if (reason != Attribution.OlderThanTheJob && MustReport(pid))
            {
                report.AddForeign(LeakKind.Process, $"{Describe(pid, status, evidence)}: {reason}");
            }

            return;
        }

        known.Add(pid, NamespaceLink.ForeignNetwork(pid));
        if (Libc.Kill(process))
        {
            dying.Add(new DyingProcess(pid, process, Describe(pid, status, evidence)));
        }
        else
        {
            process.Dispose();
        }
    }

    private bool MustReport(int pid)
    {
        if (_reported.Contains(pid))
        {
            return false;
        }

        _reported.Add(pid);
        return true;
    }
}
