using System.Globalization;

namespace Obs.Hooks.Plugins.AbiCheck.Suppressions;

/// <summary>libabigail passes over what it does not understand, so that a mistyped suppression does nothing without a word.</summary>
internal static class SuppressionCheck
{
    private static readonly HashSet<string> s_sections = new(StringComparer.Ordinal)
    {
        "suppress_type", "suppress_function", "suppress_variable", "suppress_file", "allow_type", "allow_function", "allow_variable", "allow_file",
    };

    /// <returns><c>file:line:column: OBSH893: …</c>, one per line that has no effect.</returns>
    public static IEnumerable<string> Check(string name, string text)
    {
        var number = 0;
        var isInSection = false;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or ';')
            {
                continue;
            }

            (string? Found, string? Expected) problem = line is ['[', .., ']'] ? Section(line[1..^1].Trim())
                : !isInSection ? ("a line before the first section", "[suppress_type]")
                : !line.Contains('=', StringComparison.Ordinal) && line[^1] is not (',' or '}') && line[0] is not ('{' or '}') ? ($"\"{line}\"", "property = value")
                : default;
            isInSection |= line[0] == '[';
            if (problem.Found is not null)
            {
                var column = raw.Length - raw.TrimStart().Length + 1;
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}:{number}:{column}: {Codes.BadSuppression}: found {problem.Found}; expected {problem.Expected}; libabigail passes over it");
            }
        }
    }

    private static (string? Found, string? Expected) Section(string name) =>
        s_sections.Contains(name) ? default : ($"[{name}]", "one of " + string.Join(", ", s_sections.Order(StringComparer.Ordinal).Select(static s => $"[{s}]")));
}
