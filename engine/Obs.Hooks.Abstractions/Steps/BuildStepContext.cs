namespace Obs.Hooks;

/// <summary>What a build step has. Immutable.</summary>
public sealed record BuildStepContext
{
    /// <summary>The job.</summary>
    public required BuildJob Job { get; init; }

    /// <summary>The build log: lines carry the seconds since the step began, as those of <c>build</c> do.</summary>
    public required IHookLog Log { get; init; }

    /// <summary>
    /// A directory of root's alone on the build root's file system, gone with the job. <c>out</c> in it is the sandbox's <c>/out</c>.
    /// </summary>
    public required string ScratchDirectory { get; init; }

    /// <summary>Runs programs of the hook's tools root on hostile input, as a root without rights outside.</summary>
    public required IBuildSandbox Sandbox { get; init; }
}
