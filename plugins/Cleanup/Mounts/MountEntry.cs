namespace Obs.Hooks.Plugins.Cleanup.Mounts;

/// <summary>One line of mountinfo (proc(5)), names decoded.</summary>
/// <param name="Id">The mount's id, unique while it exists.</param>
/// <param name="ParentId">The id of the mount it is mounted on.</param>
/// <param name="Device">Device number of its file system, as <c>major:minor</c>.</param>
/// <param name="MountPoint">Absolute path in the reader's root, any bytes but NUL.</param>
/// <param name="IsShared">Whether mounting and unmounting on it reaches other mounts.</param>
/// <param name="Type">Type of the file system.</param>
/// <param name="Root">What of the file system is mounted: a path in it, or the name of a namespace.</param>
internal sealed record MountEntry(int Id, int ParentId, string Device, byte[] MountPoint, bool IsShared, string Type, byte[] Root);
