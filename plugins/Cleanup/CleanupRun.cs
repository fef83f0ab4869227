using Obs.Hooks.Plugins.Cleanup.Attributes;
using Obs.Hooks.Plugins.Cleanup.Devices;
using Obs.Hooks.Plugins.Cleanup.Jobs;
using Obs.Hooks.Plugins.Cleanup.Kernel;
using Obs.Hooks.Plugins.Cleanup.Mounts;
using Obs.Hooks.Plugins.Cleanup.Processes;
using Obs.Hooks.Plugins.Cleanup.Reporting;

namespace Obs.Hooks.Plugins.Cleanup;

/// <summary>One clean-up. The order is what makes it work: each step frees what the next one removes.</summary>
/// <param name="context">The job and how it ended.</param>
/// <param name="settings">The settings.</param>
/// <param name="area">The job's area.</param>
/// <param name="report">Where everything found is noted.</param>
internal sealed class CleanupRun(CleanupContext context, CleanupSettings settings, JobArea area, LeakReport report)
{
    private const int Passes = 6;

    /// <summary>Removes everything.</summary>
    /// <param name="cancellationToken">The hook's token.</param>
    public void Run(CancellationToken cancellationToken)
    {
        var baseline = Baseline.Load(context.WorkDirectory);
        var known = new JobProcesses();
        var scanner = new ProcessScanner(area);
        var processes = new ProcessRemover(scanner, new Attribution(baseline), known, report);

        // A control group that is empty now has held every process of the build. What is left to find is only who got
        // out of it on purpose; whoever merely has files of the area open is somebody else, a backup or a person.
        var isContained = new BuildCgroup(context.BuildCgroup, known, report).Empty();
        processes.Remove(isContained ? Evidence.Certain : Evidence.Certain | Evidence.Weak, cancellationToken);

        new BinfmtEntries(area, context.WorkDirectory, baseline, report).Remove();
        var loops = new LoopRemover(area, baseline, settings.OneJobPerHost, report);
        RemoveMountsAndDevices(scanner, processes, loops, isContained, cancellationToken);
        loops.ReportForeign();

        new NetworkNamespaces(baseline, known, settings.OneJobPerHost, report).Remove();
        new SharedMemorySegments(baseline, known, settings.OneJobPerHost, report).Remove();
        if (settings.MaximumEntries > 0)
        {
            new AttributeRemover(area, report, settings.MaximumEntries).Remove(cancellationToken);
        }
    }

    /// <summary>
    /// Mounts and devices stand on each other in any order (a file system on a loop device on a file in a tmpfs), so
    /// both are removed in turns.
    /// </summary>
    private void RemoveMountsAndDevices(
        ProcessScanner scanner, ProcessRemover processes, LoopRemover loops, bool isContained, CancellationToken cancellationToken)
    {
        var mounts = new MountRemover(area, report);

        // Other namespaces are searched after the first unmounting: copies of our mounts that follow ours are gone
        // then, and what a namespace still shows is held there. For a contained build only when something is busy.
        Evidence? search = isContained ? null : Evidence.Certain | Evidence.MountNamespace;
        var isThorough = false;
        for (var pass = 0; pass < Passes; pass++)
        {
            var unmounted = mounts.Remove(detach: false, cancellationToken);
            var killed = 0;
            if (search is { } wanted)
            {
                search = null;
                scanner.ForgetNamespaces();
                killed = processes.Remove(wanted, cancellationToken);
            }

            var detached = loops.Remove();
            if (unmounted.Left == 0 && detached.Left == 0 && killed == 0)
            {
                return;
            }

            if (unmounted.Removed == 0 && detached.Removed == 0 && killed == 0)
            {
                if (isThorough)
                {
                    break;
                }

                isThorough = true;
                search = Evidence.Certain | Evidence.Weak | Evidence.MountNamespace;
            }
        }

        mounts.Remove(detach: true, cancellationToken);
        loops.Remove();
        mounts.ReportLeft();
        loops.ReportLeft();
    }
}
