using Obs.Hooks;

namespace Misfit;

/// <summary>Keeps its load context alive: an event of the framework holds a delegate into the plugin.</summary>
[Hook("leaking")]
public sealed class LeakingHook : IPrecheckHook
{
    public LeakingHook() => AppDomain.CurrentDomain.ProcessExit += OnExit;

    public Task<Verdict> CheckAsync(PrecheckContext context, CancellationToken cancellationToken) => Verdict.Done;

    private void OnExit(object? sender, EventArgs e) => GC.KeepAlive(this);
}
