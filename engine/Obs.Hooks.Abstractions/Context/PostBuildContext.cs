namespace Obs.Hooks;

/// <summary>Context at <see cref="HookPoint.PostBuild"/>.</summary>
public sealed record PostBuildContext : HookContext
{
    /// <summary>The results as they are now: earlier stages included, this stage's hooks not.</summary>
    public required IResultSet Results { get; init; }

    /// <summary>An empty directory for files named by effects, on the file system of the results.</summary>
    public required string StagingDirectory { get; init; }

    /// <summary>The whole plan and its timing so far, for reports.</summary>
    public required JobTimeline Timeline { get; init; }
}
