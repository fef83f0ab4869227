namespace Obs.Hooks.Sdk.Tests;

// Allocators of the made-up plugin, right and wrong ones.

[Allocator("good-one", Summary = "All there is.", Base = "best-fit", BudgetMilliseconds = 5)]
[HookSetting("weight", SettingKind.Integer, "Weight.")]
internal sealed class GoodAllocator : SampleScorer, IWorkerFilter
{
    public string? Refuse(in Pairing pairing) => null;
}

internal abstract class SampleScorer : IWorkerScorer
{
    public double Score(in Pairing pairing) => 0;
}

[Allocator("obs", Base = "nobody", BudgetMilliseconds = 0)]
internal sealed class WrongAllocator;

[Allocator("both")]
internal sealed class BothAllocator : SampleScorer, IWorkerAllocator
{
    public AllocationResult Allocate(AllocationSnapshot snapshot, CancellationToken cancellationToken) => AllocationResult.Empty;
}

internal sealed class ForgottenAllocator : IWorkerAllocator
{
    public AllocationResult Allocate(AllocationSnapshot snapshot, CancellationToken cancellationToken) => AllocationResult.Empty;
}
