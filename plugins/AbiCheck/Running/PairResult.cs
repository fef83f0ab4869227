using System.Collections.Immutable;
using Obs.Hooks.Plugins.AbiCheck.Packages;

namespace Obs.Hooks.Plugins.AbiCheck.Running;

/// <summary>What came of comparing two builds of a package.</summary>
/// <param name="Pair">The packages.</param>
/// <param name="ExitStatus">abipkgdiff's, a bit mask: 1 error, 2 usage, 4 ABI change, 8 incompatible change.</param>
/// <param name="Changes">In abipkgdiff's order.</param>
/// <param name="Text">What abipkgdiff printed.</param>
internal sealed record PairResult(PackagePair Pair, int ExitStatus, ImmutableArray<AbiChange> Changes, string Text);
