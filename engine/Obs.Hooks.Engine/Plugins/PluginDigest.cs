using System.Text;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>The digest that stands for all files of a plugin.</summary>
internal static class PluginDigest
{
    /// <summary>SHA-256 over the lines <c>hex  path\n</c> in ordinal order of the paths (what <c>sha256sum</c> prints).</summary>
    /// <param name="files">SHA-256 in lower-case hex by path below the plugin's directory.</param>
    /// <returns>Lower-case hex.</returns>
    public static string Of(IEnumerable<KeyValuePair<string, string>> files)
    {
        var sorted = new List<KeyValuePair<string, string>>(files);
        sorted.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        var lines = new StringBuilder();
        foreach (var (path, hash) in sorted)
        {
            lines.Append(hash).Append("  ").Append(path).Append('\n');
        }

        return Sha256.HexOf(Encoding.UTF8.GetBytes(lines.ToString()));
    }
}
