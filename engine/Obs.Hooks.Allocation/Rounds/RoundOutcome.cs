namespace Obs.Hooks.Allocation.Rounds;

/// <summary>What became of a round.</summary>
/// <param name="Result">The decisions; never wrong, whoever made them.</param>
/// <param name="Allocator">Who made them: the chosen allocator, or <c>obs</c> after a failure.</param>
/// <param name="Failure">Why the chosen allocator did not make them, in one sentence for the administrator; null if it did.</param>
/// <param name="Elapsed">How long the chosen allocator took.</param>
internal sealed record RoundOutcome(AllocationResult Result, string Allocator, string? Failure, TimeSpan Elapsed);
