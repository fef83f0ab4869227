using System.Text;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Rpmlint.Running;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Rpmlint.Output;

/// <summary>What findings mean: rpmlint 2 has a file of descriptions per check, read from the tools root and linked at their origin.</summary>
internal static class Descriptions
{
    private const string Origin = "https://github.com/rpm-software-management/rpmlint/blob/";
    private const string CommonIssues = "https://fedoraproject.org/wiki/Common_Rpmlint_issues#";
    private const int LongestDescription = 600;

    /// <summary>Python's module directories: Debian's, everybody's, and that of openSUSE's rpmlint-mini.</summary>
    private static readonly string[] s_libraries = ["usr/lib", "usr/local/lib", "opt/testing/lib"];

    /// <summary>The findings with descriptions and links, where there are any.</summary>
    public static IEnumerable<Finding> Explain(IEnumerable<Finding> findings, IToolsRoot tools, RpmlintVersion version)
    {
        var list = findings.ToList();
        if (version.Major == 1)
        {
            return list.Select(static f => IsOwn(f.Code) ? f : f with { Link = CommonIssues + Uri.EscapeDataString(f.Code) });
        }

        var wanted = list.Select(static f => f.Code).ToHashSet(StringComparer.Ordinal);
        var known = wanted.Count == 0 ? [] : Read(tools.Directory, wanted, version);
        return list.Select(f => known.TryGetValue(f.Code, out var entry) ? f with { Description = entry.Text, Link = entry.Link } : f);
    }

    private static bool IsOwn(string code) => code is RpmlintCodes.Unreadable or RpmlintCodes.BadRule;

    private static Dictionary<string, (string Text, string Link)> Read(string tree, HashSet<string> wanted, RpmlintVersion version)
    {
        var known = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var file in Files(tree))
        {
            // Where a distribution's version is not one of rpmlint's, the newest file is nearest.
            var tag = version.Text.Split('.').Length == 3 ? version.Text : "main";
            var link = $"{Origin}{tag}/rpmlint/descriptions/{Uri.EscapeDataString(Path.GetFileName(file))}";
            ReadFile(file, (code, line, text) =>
            {
                if (wanted.Contains(code))
                {
                    known.TryAdd(code, (LintText.Clean(text.Length > LongestDescription ? text[..LongestDescription] + " ..." : text), $"{link}#L{LintText.Number(line)}"));
                }
            });
        }

        return known;
    }

    private static IEnumerable<string> Files(string tree) => s_libraries
        .Select(library => Path.Combine(tree, library))
        .Where(Directory.Exists)
        .SelectMany(static library => Directory.GetDirectories(library, "python3*"))
        .SelectMany(static python => (string[])[Path.Combine(python, "dist-packages"), Path.Combine(python, "site-packages")])
        .Select(static modules => Path.Combine(modules, "rpmlint", "descriptions"))
        .Where(Directory.Exists)
        .SelectMany(static directory => Directory.GetFiles(directory, "*.toml"))
        .Order(StringComparer.Ordinal);

    /// <summary>Entries of the form <c>finding="""</c>, lines of text, <c>"""</c>; there are no others in these files.</summary>
    private static void ReadFile(string file, Action<string, int, string> take)
    {
        var (code, start, number) = ("", 0, 0);
        var text = new StringBuilder();
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (code.Length == 0)
            {
                var mark = line.IndexOf("=", StringComparison.Ordinal);
                if (mark > 0 && line.AsSpan(mark + 1).Trim().StartsWith("\"\"\"", StringComparison.Ordinal))
                {
                    (code, start) = (line[..mark].Trim().Trim('"', '\''), number);
                    text.Clear().Append(line.AsSpan(line.IndexOf("\"\"\"", StringComparison.Ordinal) + 3).Trim());
                }
            }
            else
            {
                text.Append(text.Length > 0 ? " " : "").Append(line.AsSpan().Trim());
            }

            if (code.Length > 0 && (number > start || text.Length > 3) && text.ToString().EndsWith("\"\"\"", StringComparison.Ordinal))
            {
                take(code, start, text.ToString()[..^3].Trim());
                code = "";
            }
        }
    }
}
