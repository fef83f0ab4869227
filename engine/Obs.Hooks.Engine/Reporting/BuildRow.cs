namespace Obs.Hooks.Engine.Reporting;

/// <summary>The real build in the summary.</summary>
/// <param name="ExitStatus">Its exit status.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Note">What the exit status means for the job, or empty.</param>
internal sealed record BuildRow(int ExitStatus, TimeSpan Elapsed, string Note = "");
