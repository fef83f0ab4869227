using System.Collections.Immutable;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Effects;

/// <summary>What became of the effects of one verdict: all of them, or none.</summary>
/// <param name="Lines">One line per effect for the summary: what was done, or what was asked for when refused.</param>
/// <param name="Refusals">Why nothing was done; empty when everything was.</param>
internal sealed record EffectResult(ImmutableArray<string> Lines, ImmutableArray<Diagnostic> Refusals)
{
    public bool Accepted => Refusals.IsEmpty;

    /// <summary>Text of the <see cref="Verdict.HookError"/> that a refusal is.</summary>
    public string RefusalMessage => string.Join('\n', Refusals.Select(static r => r.ToString()));
}
