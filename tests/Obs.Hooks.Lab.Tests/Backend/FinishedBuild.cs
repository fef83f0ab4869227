namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>A job that has ended, as the backend shows it.</summary>
/// <param name="Code">Its code in the job history.</param>
/// <param name="Log">The package's log.</param>
internal sealed record FinishedBuild(string Code, string Log);
