using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Journal;

/// <summary>What became of one dead engine's job area.</summary>
/// <param name="Key">The area's key.</param>
/// <param name="Problems">What could not be undone, one line each; empty when the area is gone.</param>
internal sealed record RecoveredJob(string Key, ImmutableArray<string> Problems);
