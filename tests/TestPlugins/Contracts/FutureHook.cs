using Obs.Hooks;

namespace FutureContract;

/// <summary>Works only with the contract it was compiled against.</summary>
[Hook("future")]
public sealed class FutureHook : IPrecheckHook
{
    public Task<Verdict> CheckAsync(PrecheckContext context, CancellationToken cancellationToken) => new Verdict.Skipped(Future.Text);
}
