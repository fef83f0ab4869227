using System.Collections.Immutable;
using Obs.Hooks.Plugins.Rpmlint.Output;

namespace Obs.Hooks.Plugins.Rpmlint.Running;

/// <summary>What came of one run.</summary>
/// <param name="Output">What rpmlint said; null when it gave up at an unreadable package.</param>
/// <param name="Unreadable">The packages that it could not read, with its reasons.</param>
internal sealed record RunOutcome(LintOutput? Output, ImmutableArray<(ResultFile Package, string Reason)> Unreadable);
