using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Steps;

/// <summary>The effect that took the place of the real build, and whose it is.</summary>
internal sealed record BuildReplacement(PlannedHook Hook, ReplaceBuild Effect);
