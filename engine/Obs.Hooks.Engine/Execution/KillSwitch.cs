using System.Runtime.InteropServices;
using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Execution;

/// <summary>
/// Everything that can end a job early, in one token: <c>build --kill</c> (see <see cref="KillRequest"/>), the
/// worker's state file, and the usual signals, which are also forwarded to the real build.
/// </summary>
internal sealed class KillSwitch : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly WorkerDirectory? _worker;
    private JobArea? _area;
    private readonly Lock _gate = new();
    private SpawnedProcess? _build;
    private Action? _onKillRequest;

    public KillSwitch(WorkerDirectory? worker)
    {
        _worker = worker;
        var ignored = IgnoredSignals.Of(File.ReadAllText("/proc/self/status"));
        foreach (var signal in (ReadOnlySpan<int>)[Libc.SignalTerminate, Libc.SignalInterrupt, Libc.SignalHangup, Libc.SignalQuit, KillRequest.Signal])
        {
            // nohup(1) and shells in the background mean it
            if (ignored.Contains(signal))
            {
                continue;
            }

            _registrations.Add(PosixSignalRegistration.Create((PosixSignal)signal, context =>
            {
                context.Cancel = true;
                OnSignal(signal);
            }));
        }
    }

    /// <summary>Cancelled once the job is to end.</summary>
    public CancellationToken Token => _source.Token;

    public JobKilledSource KilledBy { get; private set; }

    /// <summary>The signal, for <see cref="JobKilledSource.Signal"/>.</summary>
    public int SignalNumber { get; private set; }

    public bool IsKilled => KilledBy != JobKilledSource.None;

    /// <summary>From now on a kill of this job is also looked for in its area.</summary>
    public void Watch(JobArea area) => _area = area;

    /// <summary>Looks at the area and at the worker's state file; call before and after each hook.</summary>
    public bool Check()
    {
        if (!IsKilled && (_area is { KillRequested: true } || _worker is { } worker && !worker.StillWanted()))
        {
            Kill(JobKilledSource.Worker, 0);
        }

        return IsKilled;
    }

    /// <summary>Forwards signals to the build from now on.</summary>
    /// <param name="build">The real build.</param>
    /// <param name="onKillRequest">Called for each <c>build --kill</c>.</param>
    public void Attach(SpawnedProcess build, Action onKillRequest)
    {
        lock (_gate)
        {
            _build = build;
            _onKillRequest = onKillRequest;
        }
    }

    /// <summary>The build has ended.</summary>
    public void Detach()
    {
        lock (_gate)
        {
            _build = null;
            _onKillRequest = null;
        }
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void OnSignal(int signal)
    {
        lock (_gate)
        {
            if (signal == KillRequest.Signal)
            {
                Kill(JobKilledSource.Worker, 0);
                _onKillRequest?.Invoke();
                return;
            }

            Kill(JobKilledSource.Signal, signal);
            if (_build is not null && !ReachedByTerminal(signal))
            {
                _build.Signal(signal);
            }
        }
    }

    private void Kill(JobKilledSource source, int signal)
    {
        if (!IsKilled)
        {
            KilledBy = source;
            SignalNumber = signal;
        }

        _source.Cancel();
    }

    /// <summary>A terminal sends Ctrl-C to the whole foreground group: the build, in the same group, has it already.</summary>
    private static bool ReachedByTerminal(int signal) =>
        signal is Libc.SignalInterrupt or Libc.SignalQuit && Libc.tcgetpgrp(0) == Libc.getpgrp();
}
