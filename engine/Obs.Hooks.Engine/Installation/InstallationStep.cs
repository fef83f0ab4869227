namespace Obs.Hooks.Engine.Installation;

/// <summary>One change to the host.</summary>
/// <param name="Description">What it does, one line, for people.</param>
/// <param name="Apply">Does it.</param>
internal sealed record InstallationStep(string Description, Action Apply);
