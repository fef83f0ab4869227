namespace Obs.Hooks.Engine.Effects.RootPackages;

/// <summary>A regular file of a package the engine makes; it belongs to root.</summary>
/// <param name="Path">Absolute path in the build root.</param>
/// <param name="Mode">Permission bits.</param>
/// <param name="Content">Absolute path of the content on the host.</param>
internal sealed record RootFile(string Path, uint Mode, string Content);
