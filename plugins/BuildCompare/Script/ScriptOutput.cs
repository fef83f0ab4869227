using System.Collections.Immutable;
using System.Globalization;

namespace Obs.Hooks.Plugins.BuildCompare.Script;

/// <summary>
/// Reads what the script says of builds that differ: for each pair of packages a line <c>compare OLD NEW</c>, then lines and
/// unified diffs, and markers such as <c>binaries_differ</c> at the end. Nothing of it decides; it is for people.
/// </summary>
internal static class ScriptOutput
{
    private static readonly string[] s_same =
        ["RPM meta information is identical", "deb meta information is identical", "Package content is identical", "skipping "];

    public static IEnumerable<Difference> Differences(ProcessResult result)
    {
        var differences = new List<Difference>();
        string? package = null;
        var lines = new List<string>();
        foreach (var line in result.Output.Split('\n'))
        {
            if (line.StartsWith("compare ", StringComparison.Ordinal) && line.Contains("/mnt/new/", StringComparison.Ordinal))
            {
                // A source package that differs ends the script.
                if (package?.EndsWith(".src.rpm", StringComparison.Ordinal) == true)
                {
                    lines.Clear();
                    package = null;
                }

                Close();
                package = line[(line.LastIndexOf('/') + 1)..];
            }
            else if (line.Length > 0)
            {
                lines.Add(line);
            }
        }

        Close();
        return differences.Count > 0 ? differences : [Whole(result, lines)];

        void Close()
        {
            if (package is not null && !lines.Exists(static l => Array.Exists(s_same, s => l.StartsWith(s, StringComparison.Ordinal))))
            {
                differences.Add(new Difference(package, WhatOf(lines)) { Details = [.. lines] });
            }

            if (package is not null)
            {
                lines.Clear();
            }
        }
    }

    private static Difference Whole(ProcessResult result, List<string> lines)
    {
        // The first line is the script's path, and says nothing.
        var what = lines.Skip(1).FirstOrDefault(static l => !IsOfDiff(l));
        return new Difference(
            "same-build-result.sh",
            result.Truncated ? "said more than is read"
                : string.Create(CultureInfo.InvariantCulture, $"ended with {result.ExitStatus}: {what ?? result.Error.Split('\n')[0]}"))
        {
            Details = [.. lines],
        };
    }

    /// <summary>The line that says that a file differs, or else the first change of the last diff that decided.</summary>
    private static string WhatOf(List<string> lines)
    {
        var start = lines.FindLastIndex(static l => l.StartsWith("--- old-", StringComparison.Ordinal) && !l.EndsWith("rpm-tags", StringComparison.Ordinal));
        if (lines.Find(static l => !IsOfDiff(l) && (l.Contains(" differs (", StringComparison.Ordinal) || l.Contains(" differs in ", StringComparison.Ordinal))) is { } file)
        {
            return file;
        }

        if (start < 0)
        {
            return lines.FindLast(static l => !IsOfDiff(l)) ?? "differs";
        }

        var change = lines.Skip(start + 2).ToList();
        var (gone, come) = (change.Find(static l => l.StartsWith('-')), change.Find(static l => l.StartsWith('+')));
        var what = gone is null ? $"\"{come?[1..]}\" is new" : come is null ? $"\"{gone[1..]}\" is gone" : $"\"{gone[1..]}\" became \"{come[1..]}\"";
        return $"{lines[start]["--- old-".Length..]}: {what}";
    }

    private static bool IsOfDiff(string line) => line[0] is '-' or '+' or '@' or ' ';
}
