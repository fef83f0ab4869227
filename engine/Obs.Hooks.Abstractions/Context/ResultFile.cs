namespace Obs.Hooks;

/// <summary>One result of the build. Name and content were chosen by the package: treat both as hostile.</summary>
/// <param name="Directory">Result directory: <c>RPMS/x86_64</c>, <c>SRPMS</c>, <c>DEBS</c>, <c>OTHER</c>, or <c>.</c>.</param>
/// <param name="Name">File name.</param>
/// <param name="Size">Size in bytes.</param>
public sealed record ResultFile(string Directory, string Name, long Size);
