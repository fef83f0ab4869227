using System.Globalization;

namespace Obs.Hooks.Constraints.Macros;

/// <summary>The macros that exist inside the body of a macro with arguments: <c>%1</c>, <c>%*</c>, <c>%#</c>, <c>%{-f}</c> and so on.</summary>
internal static class MacroArguments
{
    public static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, string> Of(string macro, string parameters, IReadOnlyList<string> words)
    {
        var macros = new Dictionary<string, string>(StringComparer.Ordinal) { ["0"] = macro, ["**"] = string.Join(' ', words) };
        var rest = TakeOptions(macros, TakingValues(parameters), new Queue<string>(words));
        macros["#"] = rest.Length.ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < rest.Length; i++)
        {
            macros[(i + 1).ToString(CultureInfo.InvariantCulture)] = rest[i];
        }

        macros["*"] = string.Join(' ', rest);
        // Values are not expanded again, but OBS quotes only the first percent sign of each.
        return macros.ToDictionary(static m => m.Key, static m => QuoteFirstPercent(m.Value), StringComparer.Ordinal);
    }

    private static string[] TakeOptions(Dictionary<string, string> macros, HashSet<char> takingValues, Queue<string> words)
    {
        while (words.TryPeek(out var word) && word.StartsWith('-'))
        {
            words.Dequeue();
            if (word == "--")
            {
                break;
            }

            for (var at = 1; at < word.Length && word[at] != '\n'; at++)
            {
                var option = $"-{word[at]}";
                if (takingValues.Contains(word[at]))
                {
                    var value = word[(at + 1)..];
                    value = value.Length == 0 && words.TryDequeue(out var next) ? next : value;
                    macros[option] = $"{option} {value}";
                    macros[$"{option}*"] = value;
                    break;
                }

                macros[option] = option;
            }
        }

        return [.. words];
    }

    /// <summary>As for getopt: letters with a colon behind.</summary>
    private static HashSet<char> TakingValues(string parameters)
    {
        var taking = new HashSet<char>();
        for (var at = 0; at < parameters.Length; at++)
        {
            var letter = parameters[at];
            var colons = 0;
            while (at + 1 < parameters.Length && parameters[at + 1] == ':')
            {
                colons++;
                at++;
            }

            if (colons > 0)
            {
                taking.Add(letter);
            }
            else
            {
                // The last mention of a letter counts.
                taking.Remove(letter);
            }
        }

        return taking;
    }

    private static string QuoteFirstPercent(string text)
    {
        var percent = text.IndexOf('%', StringComparison.Ordinal);
        return percent < 0 ? text : text.Insert(percent, "%");
    }
}
