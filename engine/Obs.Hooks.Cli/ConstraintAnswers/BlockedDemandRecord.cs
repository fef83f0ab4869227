namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>A demand as JSON, with how many workers it keeps away.</summary>
/// <param name="Demand">The demand.</param>
/// <param name="Fails">Workers that do not meet it.</param>
/// <param name="FailsOnlyThis">Workers that meet everything else.</param>
internal sealed record BlockedDemandRecord(DemandRecord Demand, int Fails, int FailsOnlyThis);
