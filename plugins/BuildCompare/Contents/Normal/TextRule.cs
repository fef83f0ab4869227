using System.Text;
using System.Text.RegularExpressions;

namespace Obs.Hooks.Plugins.BuildCompare.Contents.Normal;

/// <summary>Replaces patterns in text files at certain places. Patterns run without backtracking: the text is the package's.</summary>
internal sealed class TextRule : INormalizer
{
    private const string Replacement = "@BUILD@";

    private readonly string[] _paths;
    private readonly Regex[] _patterns;

    /// <param name="paths">Where (<see cref="Glob"/>).</param>
    /// <param name="patterns">What; the group "keep" stays.</param>
    public TextRule(string[] paths, params string[] patterns)
    {
        _paths = paths;
        _patterns = Array.ConvertAll(
            patterns, static p => new Regex(p, RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.CultureInvariant));
    }

    /// <summary>Whether lines come in any order.</summary>
    public bool SortLines { get; init; }

    public bool Handles(string path) => Glob.MatchesAny(path, _paths);

    public byte[] Normalize(string path, byte[] content)
    {
        // Latin-1 maps every byte to a character and back.
        var text = Encoding.Latin1.GetString(content);
        foreach (var pattern in _patterns)
        {
            text = pattern.Replace(text, static m => m.Groups["keep"].Value + Replacement);
        }

        if (SortLines)
        {
            var lines = text.Split('\n');
            Array.Sort(lines, StringComparer.Ordinal);
            text = string.Join('\n', lines);
        }

        return Encoding.Latin1.GetBytes(text);
    }
}
