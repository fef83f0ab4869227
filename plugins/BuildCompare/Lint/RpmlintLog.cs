using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Obs.Hooks.Plugins.BuildCompare.Lint;

/// <summary>The findings of an <c>rpmlint.log</c> without what is another in each run: order, times, release, temporary names.</summary>
internal static partial class RpmlintLog
{
    private static readonly string[] s_fickle =
    [
        ": W: files-duplicate ", ": W: file-contains-date-and-time ", ": W: python-bytecode-inconsistent-mtime ",
        ": W: filename-too-long-for-joliet ",
    ];

    /// <summary>Its lines, sorted, each once.</summary>
    /// <param name="text">The log.</param>
    /// <param name="versionRelease">Version and release of the packages it is about.</param>
    public static ImmutableArray<string> Normalize(string text, string versionRelease)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in WithoutTimeReport(text.Split('\n')))
        {
            if (!Array.Exists(s_fickle, mark => line.Contains(mark, StringComparison.Ordinal)) && !Counts().IsMatch(line))
            {
                var stable = versionRelease.Length == 0 ? line : line.Replace(versionRelease, "@RELEASE@", StringComparison.Ordinal);
                lines.Add(TemporaryName().Replace(Seconds().Replace(stable, " @TIME@ s"), ".spec"));
            }
        }

        return [.. lines];
    }

    /// <summary>rpmlint --time-report: a heading, a line per check, a line with the total.</summary>
    private static IEnumerable<string> WithoutTimeReport(string[] lines)
    {
        var inside = false;
        foreach (var line in lines)
        {
            if (line.Contains("Check time report", StringComparison.Ordinal))
            {
                inside = true;
            }
            else if (inside)
            {
                inside = !line.TrimStart().StartsWith("TOTAL", StringComparison.Ordinal);
            }
            else
            {
                yield return line;
            }
        }
    }

    [GeneratedRegex("^checks: [0-9]+, packages: [0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Counts();

    [GeneratedRegex(" [0-9]+\\.[0-9] s\\b", RegexOptions.CultureInvariant)]
    private static partial Regex Seconds();

    [GeneratedRegex("/tmp/rpmlint\\.[^ ]*spec", RegexOptions.CultureInvariant)]
    private static partial Regex TemporaryName();
}
