using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.Rpmlint.Rules;

/// <summary>The form of rpmlint 1, which rpmlint 2 reads too: lines with <c>addFilter("…")</c> and <c>setBadness('…', 10)</c>.</summary>
internal static class RpmlintrcRules
{
    private static readonly string[] s_harmless = ["from Config import", "import Config", "import re", "# -*-"];

    public static PackageRules Read(string file, string text)
    {
        var rules = ImmutableArray.CreateBuilder<PackageRule>();
        var problems = ImmutableArray.CreateBuilder<Finding>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#' || Array.Exists(s_harmless, h => line.StartsWith(h, StringComparison.Ordinal)))
            {
                continue;
            }

            if (Rule(line) is { } rule)
            {
                rules.Add(rule);
            }
            else
            {
                problems.Add(PackageRules.Problem(
                    FindingSeverity.Warning, file, number, "has no effect; expected addFilter(\"regular expression\") or setBadness(\"finding\", number)"));
            }
        }

        return new PackageRules(rules.ToImmutable(), problems.ToImmutable());
    }

    private static PackageRule? Rule(string line)
    {
        if (line.Any(static c => char.IsControl(c) && c != '\t'))
        {
            return null;
        }

        if (Arguments(line, "addFilter") is { } filter)
        {
            return PythonText.TryRead(filter, out var expression, out var rest) && Closes(rest) ? new PackageRule(line, expression, null) : null;
        }

        if (Arguments(line, "setBadness") is not { } score || !PythonText.TryRead(score, out var finding, out var number))
        {
            return null;
        }

        // rpmlint 2 takes the number in quotes, too.
        var end = number.IndexOf(')', StringComparison.Ordinal);
        var digits = end < 0 ? "" : number[..end].TrimStart(',', ' ', '\t').Trim(' ', '\t', '"', '\'');
        return number.StartsWith(',') && Closes(number[end..]) && RpmlintCodes.IsCode(finding)
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var badness)
            ? new PackageRule($"setBadness('{finding}', {digits})", finding, badness)
            : null;
    }

    private static string? Arguments(string line, string function)
    {
        var rest = line.StartsWith(function, StringComparison.Ordinal) ? line[function.Length..].TrimStart() : "";
        return rest.StartsWith('(') ? rest[1..].TrimStart() : null;
    }

    /// <summary>What follows must be the end of the call, and a comment at most.</summary>
    private static bool Closes(string rest)
    {
        rest = rest.TrimStart();
        return rest.StartsWith(')') && rest[1..].TrimStart(' ', '\t', ';') is "" or ['#', ..];
    }
}
