namespace Obs.Hooks;

/// <summary>A package in a tools root.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version as its packaging system writes it.</param>
/// <param name="Digest">SHA-256 of the package file, 64 hexadecimal digits.</param>
public sealed record ToolsPackage(string Name, string Version, string Digest);
