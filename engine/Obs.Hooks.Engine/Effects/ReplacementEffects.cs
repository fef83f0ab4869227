using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Steps;

namespace Obs.Hooks.Engine.Effects;

/// <summary><see cref="ReplaceBuild"/>.</summary>
internal sealed class ReplacementEffects(EngineOptions options)
{
    public BuildInputs Plan(BuildInputs inputs, PlannedHook hook, ReplaceBuild effect, RefusalList refusals)
    {
        if (inputs.Replacement is not null || inputs.Guest is not null)
        {
            refusals.Add(DiagnosticCodes.BuildReplacementRefused, "a second hook that builds", "one hook that builds");
        }

        if (hook.Tools is null)
        {
            refusals.Add(
                DiagnosticCodes.BuildReplacementRefused,
                "a build without tools",
                "a tools root to build with",
                $"give the hook {hook.Id} \"tools\" in hooks.json");
        }

        if (effect.LoopMounts && !options.AllowLoopMounts)
        {
            refusals.Add(
                DiagnosticCodes.BuildReplacementRefused,
                $"loop devices and mounts for {effect.Step.Summary}",
                "a build without",
                "choose another type of image, or set allowLoopMounts in the host's engine.json");
        }

        return inputs with { Replacement = new BuildReplacement(hook, effect) };
    }
}
