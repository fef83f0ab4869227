using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Tools.Store;

namespace Obs.Hooks.Engine.Tools.Running;

/// <summary>
/// The tools roots of one job: made ready while the build runs, or when a pre-chroot hook needs one, and held until the job is
/// over. A hook whose root cannot be had is not called.
/// </summary>
/// <param name="options">The host's options.</param>
/// <param name="time">Clock.</param>
/// <param name="journal">The job's.</param>
internal sealed class HookTools(EngineOptions options, TimeProvider time, JobJournal journal) : IDisposable
{
    private readonly Dictionary<string, PreparedTools> _prepared = new(StringComparer.Ordinal);
    private readonly ToolsRoots _roots = new(options, time);
    private readonly Lock _gate = new();

    /// <summary>Gets a hook's root, once per job; what goes wrong is kept for <see cref="For"/>.</summary>
    public void Prepare(PlannedHook hook, CancellationToken cancellationToken)
    {
        if (hook.Tools is { } spec)
        {
            _ = Prepared(hook.Id, spec, null, cancellationToken);
        }
    }

    /// <summary>The root for a hook's call.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="log">Told when a root has to be made.</param>
    /// <param name="cancellationToken">Cancelled when the job is killed.</param>
    /// <param name="refusal">Why the hook cannot be called, if so.</param>
    /// <returns>Null when the hook has no tools, or with a refusal.</returns>
    public IToolsRoot? For(PlannedHook hook, IHookLog log, CancellationToken cancellationToken, out Verdict? refusal)
    {
        refusal = null;
        if (hook.Tools is not { } spec)
        {
            return null;
        }

        var prepared = Prepared(hook.Id, spec, log, cancellationToken);
        refusal = prepared.Refusal;
        return prepared.Lease is { } lease ? new HookToolsRoot(lease, new ToolRunner(options, journal), log) : null;
    }

    public void Dispose()
    {
        foreach (var prepared in _prepared.Values)
        {
            prepared.Lease?.Dispose();
        }

        _roots.Dispose();
    }

    private PreparedTools Prepared(string id, Specs.ToolsSpec spec, IHookLog? log, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_prepared.TryGetValue(id, out var prepared))
            {
                prepared = Get(spec, log, cancellationToken);
                _prepared.Add(id, prepared);
            }

            if (log is not null)
            {
                foreach (var line in prepared.TakeLines())
                {
                    log.Info(line);
                }
            }

            return prepared;
        }
    }

    private PreparedTools Get(Specs.ToolsSpec spec, IHookLog? log, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        try
        {
            return new PreparedTools(_roots.Acquire(spec, Say, refresh: false, cancellationToken), null, lines);
        }
        catch (EngineException e)
        {
            var message = $"{e.Code}: {e.Message}";
            return new PreparedTools(
                null, e.ExitStatus == ExitStatus.Failed ? new Verdict.ProjectFailure(message) : new Verdict.HostFailure(message), lines);
        }
        catch (OperationCanceledException)
        {
            return new PreparedTools(null, new Verdict.HookError("its tools root was not made, because the job was killed"), lines);
        }

        void Say(string line)
        {
            var text = $"tools root: {line}";
            if (log is null)
            {
                lines.Add(text); // The log is the build's now.
            }
            else
            {
                log.Info(text);
            }
        }
    }
}
