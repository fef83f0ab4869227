namespace Obs.Hooks.Engine.Tests.Execution;

/// <summary>A hook at every point that does what the test says.</summary>
internal sealed class DelegateHook(Func<HookContext, CancellationToken, Task<Verdict>> body)
    : IPrecheckHook, IPreChrootHook, IPostBuildHook, ICleanupHook
{
    public Task<Verdict> CheckAsync(PrecheckContext context, CancellationToken cancellationToken) => body(context, cancellationToken);

    public Task<Verdict> BeforeBuildAsync(PreChrootContext context, CancellationToken cancellationToken) => body(context, cancellationToken);

    public Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken) => body(context, cancellationToken);

    public Task<Verdict> CleanUpAsync(CleanupContext context, CancellationToken cancellationToken) => body(context, cancellationToken);
}
