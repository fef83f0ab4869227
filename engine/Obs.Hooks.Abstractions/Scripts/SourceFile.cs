namespace Obs.Hooks.Scripts;

/// <summary>One source of the package. Name and content were chosen by the package: treat both as hostile.</summary>
/// <param name="Name">File name; sources are flat.</param>
/// <param name="Size">Size in bytes.</param>
public sealed record SourceFile(string Name, long Size);
