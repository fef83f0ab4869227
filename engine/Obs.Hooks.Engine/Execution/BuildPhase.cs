using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Execution;

/// <summary>The real build, with the engine as its parent.</summary>
internal static class BuildPhase
{
    /// <summary>Runs the build to its end.</summary>
    /// <param name="run">The job.</param>
    /// <param name="cgroup">Where the build's cgroup is to be, see <see cref="BuildCgroup.PathFor"/>.</param>
    /// <param name="program">The real <c>build</c>.</param>
    /// <param name="start">How it is started after all effects.</param>
    /// <param name="whileBuilding">
    /// Work for the points to come, done on a thread of its own meanwhile; cancelled when the build fails or is killed.
    /// </param>
    public static void Run(JobRun run, string? cgroup, string program, BuildStart start, Action<CancellationToken> whileBuilding)
    {
        CreateCgroup(run, cgroup);
        run.BuildCgroup = cgroup ?? "";
        var children = ChildGuard.Children();
        run.Log.BuildStarts();
        run.Timeline = run.Timeline with { BuildStarted = run.Time.GetUtcNow() };
        var build = RealBuild.Start(program, start, cgroup, run.Options.MountNamespace);
        using var escalation = new KillEscalation(build, run);
        run.Kill.Attach(build, escalation.Begin);
        using var needless = CancellationTokenSource.CreateLinkedTokenSource(run.Kill.Token);
        var preparation = new Thread(() => whileBuilding(needless.Token)) { IsBackground = true, Name = "preparation" };
        preparation.Start();

        run.BuildStatus = build.Wait();
        if (run.BuildStatus != 0)
        {
            needless.Cancel();
        }

        run.Kill.Detach();
        run.Timeline = run.Timeline with { BuildEnded = run.Time.GetUtcNow(), BuildExitStatus = run.BuildStatus };
        preparation.Join();
        run.Log.BuildEnded(() => HasProcesses(run.BuildCgroup, children), run.Options.LogWriterGrace);
        EndLeftovers(run);
    }

    private static void CreateCgroup(JobRun run, string? path)
    {
        if (path is null)
        {
            return;
        }

        var entry = run.Area.Journal.Begin(new CgroupEntry(path));
        Directory.CreateDirectory(path);
        run.Area.Journal.Complete(entry);
    }

    /// <summary>Without a cgroup: the engine is a subreaper, so what the build left are children of its own.</summary>
    private static bool HasProcesses(string cgroup, HashSet<string> childrenBefore) =>
        cgroup.Length > 0 ? BuildCgroup.IsPopulated(cgroup) : !ChildGuard.Children().IsSubsetOf(childrenBefore);

    /// <summary>
    /// What is left in the cgroup could change results while hooks look at them. Container and machine types have
    /// helpers of their own there, which end by themselves.
    /// </summary>
    private static void EndLeftovers(JobRun run)
    {
        if (run.BuildCgroup.Length > 0 && run.Job.VmType == "chroot" && BuildCgroup.IsPopulated(run.BuildCgroup))
        {
            BuildCgroup.Kill(run.BuildCgroup);
        }
    }

    /// <summary>
    /// After <c>build --kill</c>: a chroot build in its host-side phase does not notice (killchroot looks for processes
    /// inside the root), so it is ended after a grace. Other types are left to their own <c>--kill</c>, which also has
    /// to detach disks and machines.
    /// </summary>
    private sealed class KillEscalation(SpawnedProcess build, JobRun run) : IDisposable
    {
        private readonly Lock _gate = new();
        private ITimer? _timer;
        private bool _asked;

        public void Begin()
        {
            lock (_gate)
            {
                _timer ??= run.Job.VmType == "chroot"
                    ? run.Time.CreateTimer(_ => Escalate(), null, run.Options.TerminationGrace, run.Options.TerminationGrace)
                    : null;
            }
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _timer?.Dispose();
            }
        }

        private void Escalate()
        {
            if (!_asked)
            {
                _asked = true;
                build.Signal(Libc.SignalTerminate);
                return;
            }

            build.Signal(Libc.SignalKill);
            if (run.BuildCgroup.Length > 0)
            {
                BuildCgroup.Kill(run.BuildCgroup);
            }
        }
    }
}
