using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Execution;

/// <summary>Which verdict is allowed where, and what it does to the job. The failure matrix of the tests is this file.</summary>
internal static class VerdictRules
{
    /// <summary>A verdict that the hook's point, trust or capabilities do not allow becomes a <see cref="Verdict.HookError"/>.</summary>
    public static Verdict Normalise(PlannedHook hook, Verdict? verdict) => verdict switch
    {
        null => Broken(hook, "returned no verdict"),
        Verdict.HostFailure when hook.Trust != TrustClass.Host => Broken(hook, "said HostFailure, which only hooks of host trust may"),
        Verdict.Unchanged when hook.Point != HookPoint.PostBuild => Broken(hook, $"said Unchanged at {PointNames.Of(hook.Point)}; it belongs to post-build"),
        Verdict.Unchanged when !hook.Capabilities.HasFlag(HookCapabilities.Unchanged) => Broken(hook, "said Unchanged without declaring the capability Unchanged"),
        Verdict.Ok ok when MisplacedEffect(hook, ok.Effects) is { } effect => Broken(
            hook,
            $"asked for {effect.GetType().Name} at {PointNames.Of(hook.Point)}; it belongs to {PointNames.Of(effect.Point)}"),
        Verdict.Ok { Effects.IsDefault: true } => Verdict.Ok.Nothing,
        _ => verdict,
    };

    /// <summary>What the verdict means for the job.</summary>
    public static Consequence ConsequenceOf(PlannedHook hook, Verdict verdict) => (hook.Point, verdict) switch
    {
        // The outcome is known by then; only a host that would spoil the next job matters.
        (HookPoint.Cleanup, Verdict.HostFailure) => Consequence.BadHost,
        (HookPoint.Cleanup, Verdict.HookError) when hook.OnError == ErrorPolicy.BadHost => Consequence.BadHost,
        (HookPoint.Cleanup, _) => Consequence.Continue,

        (_, Verdict.ProjectFailure) => Consequence.Fail,
        (_, Verdict.HostFailure) => Consequence.BadHost,
        (_, Verdict.Unchanged) => Consequence.Unchanged,
        (_, Verdict.HookError) => hook.OnError switch
        {
            ErrorPolicy.Warn => Consequence.Continue,
            ErrorPolicy.BadHost when hook.Trust == TrustClass.Host => Consequence.BadHost,
            _ => Consequence.Fail,
        },
        _ => Consequence.Continue,
    };

    private static Effect? MisplacedEffect(PlannedHook hook, ImmutableArray<Effect> effects)
    {
        if (effects.IsDefault)
        {
            return null;
        }

        foreach (var effect in effects)
        {
            if (effect is not Warn && effect.Point != hook.Point)
            {
                return effect;
            }
        }

        return null;
    }

    private static Verdict.HookError Broken(PlannedHook hook, string what) =>
        new($"{DiagnosticCodes.VerdictNotAllowed}: hook {hook.Id} of {hook.Code.Description} {what}.");
}
