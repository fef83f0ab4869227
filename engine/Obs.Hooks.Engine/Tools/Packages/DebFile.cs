namespace Obs.Hooks.Engine.Tools.Packages;

/// <summary>A .deb file.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Control">Its control fields as dpkg-deb prints them.</param>
/// <param name="Package">Name, version, digest.</param>
internal sealed record DebFile(string Path, string Control, ToolsPackage Package);
