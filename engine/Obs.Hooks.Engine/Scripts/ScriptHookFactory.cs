using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Scripts.Sandboxing;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>
/// Hooks that are scripts. One sandbox per origin and build: a package's script never shares a process with its project's.
/// </summary>
internal sealed class ScriptHookFactory : IHookFactory, IDisposable
{
    private const int MostHooks = 64;

    private readonly EngineOptions _options;
    private readonly Lazy<ICompiledScripts> _compiled;
    private readonly Dictionary<ScriptOrigin, ScriptSession> _sessions = [];
    private readonly Dictionary<string, (ScriptSession Session, ScriptHook Hook)> _hooks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EngineException> _notCompiled = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private static readonly TimeSpan s_compileTime = TimeSpan.FromSeconds(90);

    private SandboxLimits _limits = SandboxLimits.Scripts;
    private Task<ScriptProcess>? _ahead;
    private JobJournal? _journal;
    private ScriptBytes _bytes = new(SandboxLimits.Scripts.ContentBytes);

    public ScriptHookFactory(EngineOptions options, ICompiledScripts compiled)
    {
        _options = options;
        _compiled = new Lazy<ICompiledScripts>(compiled);
    }

    /// <summary>With the host's cache. Costs nothing until there is a script.</summary>
    /// <param name="options">The host's options.</param>
    /// <param name="report">Takes what is worth a line but stops nothing.</param>
    public ScriptHookFactory(EngineOptions options, Action<string> report)
    {
        _options = options;
        _compiled = new Lazy<ICompiledScripts>(() => CachedScripts.For(options, report));
    }

    /// <summary>Starts the script host; in a sandbox unless a debugger is to look into it.</summary>
    public Func<ScriptProcess>? StartProcess { get; init; }

    /// <summary>See <see cref="ScriptSession.LoadTime"/>.</summary>
    public TimeSpan LoadTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>See <see cref="ScriptSession.Grace"/>.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Starts a sandbox for the first script to come, which takes as long as planning the job. May be called again.
    /// </summary>
    public void StartAhead()
    {
        if (_ahead is null)
        {
            _ahead = Task.Run(Start);
            _ = Task.Run(() => _compiled.Value);
        }
    }

    /// <summary>The same once the plan is known, with what policy gives its scripts; nothing for a plan without any.</summary>
    public void StartAhead(HookPlan plan)
    {
        if (!plan.HasScripts)
        {
            return;
        }

        var megabytes = 0;
        foreach (var hook in plan.Hooks)
        {
            megabytes = Math.Max(megabytes, hook.Policy?.MemoryMegabytes ?? 0);
        }

        var limits = megabytes == 0 ? SandboxLimits.Scripts : SandboxLimits.Scripts.WithMemory((long)megabytes << 20);
        if (limits != _limits)
        {
            _limits = limits;
            Discard();
        }

        StartAhead();
    }

    /// <summary>From now on sandboxes are in the job's journal, for the next engine should this one be killed.</summary>
    public void Attach(JobArea area)
    {
        _journal = area.Journal;
        _bytes = area.ScriptBytes;
    }

    public object Create(PlannedHook hook, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return HookOf(hook, cancellationToken);
            }
            catch (Exception e) when (ScriptSession.IsOfEngine(e))
            {
                throw ScriptSession.Unserved(e);
            }
        }
    }

    /// <summary>Ends all sandboxes.</summary>
    public void Dispose()
    {
        foreach (var session in _sessions.Values)
        {
            session.Dispose();
        }

        Discard();
    }

    private ScriptHook HookOf(PlannedHook hook, CancellationToken cancellationToken)
    {
        var source = ((ScriptCode)hook.Code).Source;
        var session = SessionOf(source.Origin);
        if (!_hooks.TryGetValue(hook.Id, out var known) || known.Session != session)
        {
            if (source.Origin.Trust != TrustClass.Host && _hooks.Values.Count(h => h.Session == session) >= MostHooks)
            {
                throw new EngineException(
                    DiagnosticCodes.ScriptNotLoaded,
                    $"hook {hook.Id}: {source.Origin.Project} has more than {MostHooks} hooks in one job; expected fewer; put them together",
                    ExitStatus.Failed);
            }

            var compiled = Compiled(hook.Id, source, cancellationToken);
            known = (session, new ScriptHook(session, session.Load(compiled, cancellationToken), hook.Policy, _options, _bytes));
            _hooks[hook.Id] = known;
        }

        return known.Hook;
    }

    /// <summary>A script that did not compile while the build ran does not compile after it: that time is spent once.</summary>
    private CompiledScript Compiled(string hookId, ScriptSource source, CancellationToken cancellationToken)
    {
        if (_notCompiled.TryGetValue(hookId, out var before))
        {
            throw new EngineException(before.Code, before.Message, before, before.ExitStatus);
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(s_compileTime);
        try
        {
            return _compiled.Value.Get(source, deadline.Token);
        }
        catch (EngineException e)
        {
            _notCompiled.Add(hookId, e);
            throw;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw _notCompiled[hookId] = new EngineException(
                ScriptCodes.CompilerFailed,
                FormattableString.Invariant($"{source.Main.DisplayPath} was not compiled within {s_compileTime.TotalSeconds} s, waiting for the cache included"),
                e,
                ExitStatus.Failed);
        }
    }

    private void Discard()
    {
        if (Interlocked.Exchange(ref _ahead, null) is not { } ahead)
        {
            return;
        }

        try
        {
            ahead.GetAwaiter().GetResult().Dispose();
        }
        catch (EngineException)
        {
            // It did not start, and nobody needed it.
        }
    }

    private ScriptSession SessionOf(ScriptOrigin origin)
    {
        if (_sessions.TryGetValue(origin, out var session) && !session.IsOver)
        {
            return session;
        }

        session?.Dispose();
        var ahead = Interlocked.Exchange(ref _ahead, null);
        var process = (ahead ?? Task.Run(Start)).GetAwaiter().GetResult();
        if (_journal is not null && process.JournalEntry is { } entry)
        {
            _journal.Complete(_journal.Begin(entry));
        }

        if (_sessions.Count == 0)
        {
            CallRehearsal.Run(); // the process is not ready for a while yet
        }

        session = new ScriptSession(process) { LoadTime = LoadTime, Grace = Grace };
        _sessions[origin] = session;
        return session;
    }

    private ScriptProcess Start() => StartProcess?.Invoke() ?? ScriptProcess.Start(_options, "run", _limits);
}
