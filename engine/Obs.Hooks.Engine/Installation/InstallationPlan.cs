using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Installation;

/// <summary>What an installation would change, found out before anything is changed.</summary>
internal sealed class InstallationPlan
{
    /// <summary>What stands in the way. With an error in it nothing may be applied.</summary>
    public DiagnosticBag Problems { get; } = [];

    /// <summary>In order. Empty: all is as wanted already.</summary>
    public List<InstallationStep> Steps { get; } = [];

    /// <summary>What the administrator should know or do, one paragraph each.</summary>
    public List<string> Notes { get; } = [];

    public void Add(string description, Action apply) => Steps.Add(new InstallationStep(description, apply));

    /// <summary>Does all steps. Each leaves a state from which the same command can be run again.</summary>
    /// <exception cref="EngineException">A step failed; the message names it.</exception>
    public void Apply()
    {
        foreach (var step in Steps)
        {
            try
            {
                step.Apply();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new EngineException(
                    DiagnosticCodes.InstallationStepFailed,
                    $"could not {step.Description}: {e.Message} "
                    + "The same command can be run again when that is mended.",
                    e,
                    ExitStatus.Failed);
            }
        }
    }
}
