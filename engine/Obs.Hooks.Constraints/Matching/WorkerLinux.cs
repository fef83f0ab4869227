namespace Obs.Hooks.Constraints.Matching;

/// <summary>A worker's kernel.</summary>
/// <param name="Version">Version and release, or null.</param>
/// <param name="Flavor">Its flavor; empty if it names none.</param>
public sealed record WorkerLinux(string? Version, string Flavor);
