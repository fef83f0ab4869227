using System.Text;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Lintian;

/// <summary>lintian's findings have names, "tags", and a file of explanation each, in the tools root and on the web.</summary>
internal static class LintianTags
{
    /// <summary>The hook's own: a package that lintian cannot or must not be given.</summary>
    public const string Unreadable = "unreadable-package";

    private const string Origin = "https://udd.debian.org/lintian-tag/";
    private const string Explanation = "Explanation:";
    private const long LargestFile = 1 << 16;

    public static bool IsTag(string text) =>
        text.Length is > 0 and <= 200 && char.IsAsciiLetterOrDigit(text[0]) && !text.Contains("..", StringComparison.Ordinal)
        && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '+' or '_' or '/');

    /// <summary>The findings with explanations and links.</summary>
    public static IEnumerable<Finding> Explain(IEnumerable<Finding> findings, string tree)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            if (finding.Code == Unreadable)
            {
                yield return finding;
                continue;
            }

            if (!known.TryGetValue(finding.Code, out var text))
            {
                known.Add(finding.Code, text = Read(tree, finding.Code));
            }

            yield return finding with { Description = text, Link = Origin + finding.Code };
        }
    }

    /// <summary>The first paragraph of the explanation (deb822 format, some HTML in it); empty when there is no such file.</summary>
    private static string Read(string tree, string tag)
    {
        var name = tag.Contains('/', StringComparison.Ordinal) ? tag : $"{tag[0]}/{tag}";
        var file = new FileInfo(Path.Combine(tree, "usr/share/lintian/tags", name + ".tag"));
        if (!file.Exists || file.Length > LargestFile)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var line in File.ReadLines(file.FullName).SkipWhile(static l => !l.StartsWith(Explanation, StringComparison.Ordinal)))
        {
            var first = text.Length == 0 && line.StartsWith(Explanation, StringComparison.Ordinal);
            if (!first && (!line.StartsWith(' ') || line.Trim() == "."))
            {
                break;
            }

            text.Append(text.Length > 0 ? " " : "").Append(first ? line[Explanation.Length..].Trim() : line.Trim());
        }

        return LintText.Clean(WithoutMarkup(text.ToString()));
    }

    private static string WithoutMarkup(string text)
    {
        var plain = new StringBuilder();
        var inside = false;
        foreach (var character in text)
        {
            inside = character == '<' || (inside && character != '>');
            if (!inside && character != '>')
            {
                plain.Append(character);
            }
        }

        return plain.ToString()
            .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
    }
}
