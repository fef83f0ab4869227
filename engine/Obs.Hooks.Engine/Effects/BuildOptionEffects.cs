using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects.Machines;

namespace Obs.Hooks.Engine.Effects;

/// <summary><see cref="SetBuildOption"/>.</summary>
internal sealed class BuildOptionEffects(BuildJob job, MachineEffects machine)
{
    public BuildInputs Plan(BuildInputs inputs, SetBuildOption effect, RefusalList refusals)
    {
        if (!AllowedOptions.Kinds.TryGetValue(effect.Option, out var kind))
        {
            refusals.Add(
                DiagnosticCodes.BuildOptionRefused,
                $"the build option '{effect.Option}'",
                string.Join(' ', AllowedOptions.Kinds.Keys));
            return inputs;
        }

        if (AllowedOptions.ProblemOf(kind, effect.Value) is { } expected)
        {
            refusals.Add(
                DiagnosticCodes.BuildOptionRefused, $"the value '{effect.Value}' of {effect.Option}", expected);
            return inputs;
        }

        // What a machine cannot have is refused under this name too: build would end with status 4 for it.
        if (!job.RootIsDirectory && MachineOption.Of(effect) is { } wanted)
        {
            return machine.Plan(inputs, wanted, refusals);
        }

        var word = effect.Value is null ? effect.Option : $"{effect.Option}={effect.Value}";
        return inputs with { Arguments = inputs.Arguments.WithAdded(word) };
    }
}
