namespace Obs.Hooks.Engine.Execution;

/// <summary>Outcomes as people read them.</summary>
internal static class BuildOutcomes
{
    public static string Describe(BuildOutcome outcome) => outcome switch
    {
        BuildOutcome.NotRun => "the build was not started",
        BuildOutcome.Succeeded => "succeeded",
        BuildOutcome.Unchanged => "unchanged",
        BuildOutcome.BadHost => "bad host: the job will be built elsewhere",
        BuildOutcome.GeneratedBuildRequires => "more build requires were found; the job will be built again",
        BuildOutcome.Killed => "killed",
        BuildOutcome.Crashed => "the engine died",
        _ => "failed",
    };
}
