namespace Obs.Hooks.Engine.Native;

/// <summary>One line of mountinfo.</summary>
/// <param name="Id">The mount's id, unique while it exists.</param>
/// <param name="Path">Where it is mounted, decoded.</param>
internal sealed record MountPoint(long Id, string Path);
