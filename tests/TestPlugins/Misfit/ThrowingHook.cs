using Obs.Hooks;

namespace Misfit;

/// <summary>Cannot be created.</summary>
[Hook("throwing")]
public sealed class ThrowingHook : IPrecheckHook
{
    public ThrowingHook() => throw new InvalidOperationException("no flux in the capacitor");

    public Task<Verdict> CheckAsync(PrecheckContext context, CancellationToken cancellationToken) => Verdict.Done;
}
