using System.Collections.Immutable;

namespace Obs.Hooks.Allocation.Recording;

/// <summary>What a replay found.</summary>
/// <param name="Rounds">How many rounds were replayed.</param>
/// <param name="Assignments">How many assignments they had.</param>
/// <param name="Difference">The first difference, in one sentence; null if there is none.</param>
/// <param name="Changed">Allocators that are not those of the record any more: id, then, now.</param>
internal sealed record ReplayReport(long Rounds, long Assignments, string? Difference, ImmutableArray<string> Changed);
