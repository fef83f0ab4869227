namespace Obs.Hooks.Plugins.Shared;

/// <summary>A package on disk, of this build or the last.</summary>
/// <param name="Name">File name.</param>
/// <param name="Path">A path by which programs can read it.</param>
/// <param name="OpenRead">Opens it; seekable.</param>
internal sealed record PackageFile(string Name, string Path, Func<Stream> OpenRead);
