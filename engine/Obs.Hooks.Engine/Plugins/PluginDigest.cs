using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Scripting.Digests;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>The digest that stands for all files of a plugin.</summary>
internal static class PluginDigest
{
    /// <summary>SHA-256 over the lines <c>hex  path\n</c> (what <c>sha256sum</c> prints), in the order given.</summary>
    /// <param name="files">In ordinal order of the paths.</param>
    /// <returns>Lower-case hex.</returns>
    public static string Of(ImmutableArray<PluginManifestFile> files)
    {
        var lines = new StringBuilder();
        foreach (var file in files)
        {
            lines.Append(file.Sha256).Append("  ").Append(file.Path).Append('\n');
        }

        return Sha256.HexOf(Encoding.UTF8.GetBytes(lines.ToString()));
    }
}
