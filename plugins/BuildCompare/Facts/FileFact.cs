namespace Obs.Hooks.Plugins.BuildCompare.Facts;

/// <summary>A file in a package.</summary>
/// <param name="Key">Its path without the release: what pairs it with the other build's.</param>
/// <param name="Path">Its path as packaged.</param>
/// <param name="Digest">Digest of its content as the package has it; empty for what has no content.</param>
internal sealed record FileFact(string Key, string Path, string Digest);
