using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Effects;

/// <summary><see cref="AppendPrjconf"/>.</summary>
internal sealed class PrjconfEffects(BuildJob job)
{
    public BuildInputs Plan(BuildInputs inputs, AppendPrjconf effect, RefusalList refusals)
    {
        var before = refusals.Count;
        if (job.Prjconf.Length == 0)
        {
            refusals.Add(
                DiagnosticCodes.PrjconfRefused,
                $"prjconf lines, but --dist is '{job.PrjconfPath}'",
                "--dist with the path of a file");
        }

        foreach (var line in effect.Lines)
        {
            if (PrjconfText.ProblemOf(line) is { } problem)
            {
                refusals.Add(
                    DiagnosticCodes.PrjconfRefused, $"the prjconf line '{line}' {problem}", "one complete line of its own");
            }
        }

        return refusals.Count > before ? inputs : inputs with { PrjconfLines = inputs.PrjconfLines.AddRange(effect.Lines) };
    }
}
