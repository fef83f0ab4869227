using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>How a build step ended.</summary>
/// <param name="Succeeded">Whether the job succeeded: exit status 0, else 1.</param>
/// <param name="Message">The last line of the build's own output: the cause, when it did not succeed.</param>
public sealed record BuildStepResult(bool Succeeded, string Message = "")
{
    /// <summary>What goes back to the caller. The engine takes regular files only, and moves them.</summary>
    public ImmutableArray<StepResultFile> Results { get; init; } = [];
}
