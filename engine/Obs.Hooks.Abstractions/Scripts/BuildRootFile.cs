namespace Obs.Hooks.Scripts;

/// <summary>A file that a build left in its root. Name and content were chosen by the package: treat both as hostile.</summary>
/// <param name="Path">Path below the build root, without a leading slash.</param>
/// <param name="Size">Size in bytes.</param>
public sealed record BuildRootFile(string Path, long Size);
