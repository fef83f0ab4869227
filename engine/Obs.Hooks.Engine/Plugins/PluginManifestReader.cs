using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>
/// Reads <c>plugin.json</c>. By hand: source-generated deserialization compiles 700 methods in a fresh process, 65 ms for
/// three plugins.
/// </summary>
internal static class PluginManifestReader
{
    /// <returns>The manifest, or null and the reason.</returns>
    public static PluginManifest? Read(ReadOnlyMemory<byte> json, string path, out Diagnostic? broken)
    {
        var bag = new DiagnosticBag();
        try
        {
            var root = ConfigNodeReader.Read(path, json, TrustClass.Host, bag);
            var manifest = root is null ? null : PluginManifestBinder.Bind(root);
            if (manifest is not null && bag.Count == 0)
            {
                broken = null;
                return manifest;
            }
        }
        catch (BrokenManifestException e)
        {
            bag.Error(DiagnosticCodes.BrokenPluginManifest, e.Node.Location, e.Found, e.Expected);
        }

        broken = bag.First() with
        {
            Code = DiagnosticCodes.BrokenPluginManifest,
            Fix = "it is not as Obs.Hooks.Sdk wrote it: install the plugin again",
        };
        return null;
    }
}
