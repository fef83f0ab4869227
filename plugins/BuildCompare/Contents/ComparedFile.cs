namespace Obs.Hooks.Plugins.BuildCompare.Contents;

/// <summary>One file of both builds.</summary>
/// <param name="Path">Its path, archives included: <c>/usr/share/x.jar/META-INF/MANIFEST.MF</c>.</param>
/// <param name="Old">Its content in the last build.</param>
/// <param name="New">Its content in this build.</param>
internal sealed record ComparedFile(string Path, byte[] Old, byte[] New);
