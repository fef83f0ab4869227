using System.Globalization;
using System.Text;
using Obs.Hooks.Constraints.Expressions;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Constraints.Macros;

/// <summary>The macros that OBS's parsers know without a definition.</summary>
/// <param name="expander">For the values of build conditions.</param>
/// <param name="budget">For what makes long texts out of short ones.</param>
/// <param name="count">How many macros have been expanded so far.</param>
internal sealed class BuiltinMacros(MacroExpander expander, MacroBudget budget, int count)
{
    /// <summary>Stands before the code of a protected character; no text has it.</summary>
    private const char Escape = '\u001f';

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "expand", "defined", "undefined", "with", "without", "bcond", "bcond_with", "bcond_without", "bcond_override_default", "expr",
        "basename", "dirname", "shrink", "suffix", "load", "span", "quote",
        "gsub", "len", "lower", "upper", "rep", "reverse", "sub",
    };

    public static bool IsOne(string name) => Names.Contains(name);

    /// <summary>What <c>%quote</c> protected while words were split.</summary>
    public static string Unquote(string word)
    {
        if (!word.Contains(Escape, StringComparison.Ordinal))
        {
            return word;
        }

        var text = new StringBuilder();
        for (var at = 0; at < word.Length; at++)
        {
            if (word[at] == Escape && at + 2 < word.Length && IsHex(word[at + 1]) && IsHex(word[at + 2]))
            {
                var code = byte.Parse(word.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                if (code != 0)
                {
                    text.Append((char)code);
                }

                at += 2;
            }
            else
            {
                text.Append(word[at]);
            }
        }

        return text.ToString();
    }

    public string Call(string name, string[] arguments)
    {
        var first = arguments.Length > 0 ? arguments[0] : "";
        switch (name)
        {
            case "expr":
                return new Expression(first, null, budget).Evaluate().ToText();
            case "basename":
                return first[(first.LastIndexOf('/') + 1)..];
            case "dirname":
                return DirectoryOf(first);
            case "suffix":
                return first.LastIndexOf('.') is var dot and >= 0 ? first[(dot + 1)..] : "";
            case "span":
                return first;
            case "quote":
                return string.Join(' ', arguments.DefaultIfEmpty("").Select(argument => expander.IsSplittingWords ? Quote(argument) : argument));
            case "shrink":
                return Shrink(first);
            case "with" or "without":
                return Bit(expander.Macros.Has($"with_{first}") != (name == "without"));
            case "defined" or "undefined":
                return Bit(expander.Macros.Has(first) != (name == "undefined"));
            case "bcond_override_default":
                expander.Macros.SetBody($"bcond_override_default_{first}", arguments.ElementAtOrDefault(1));
                return "";
            case "bcond" or "bcond_with" or "bcond_without":
                SetCondition(first, name switch { "bcond_with" => "0", "bcond_without" => "1", _ => arguments.ElementAtOrDefault(1) });
                return "";
            case "load":
                return "";
            default:
                return StringMacros.Call(name, arguments, budget);
        }
    }

    private static bool IsHex(char c) => char.IsAsciiDigit(c) || c is >= 'A' and <= 'F';

    private static string Bit(bool value) => value ? "1" : "0";

    /// <summary>The first line that has a slash, up to its last one.</summary>
    private static string DirectoryOf(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return path;
        }

        var start = path.LastIndexOf('\n', slash) + 1;
        var end = path.IndexOf('\n', slash);
        var line = path[start..(end < 0 ? path.Length : end)];
        return line[..line.LastIndexOf('/')];
    }

    private static string Quote(string argument) =>
        argument.Length == 0
            ? $"{Escape}00"
            : argument.Replace(" ", $"{Escape}20", StringComparison.Ordinal).Replace("\t", $"{Escape}09", StringComparison.Ordinal);

    private static string Shrink(string text)
    {
        var shrunk = new StringBuilder();
        foreach (var c in text)
        {
            var blank = c is ' ' or '\t';
            if (!blank || shrunk.Length == 0 || shrunk[^1] != ' ')
            {
                shrunk.Append(blank ? ' ' : c);
            }
        }

        var result = shrunk.ToString();
        result = result.StartsWith(' ') ? result[1..] : result;
        return result.EndsWith(' ') ? result[..^1]
            : result.EndsWith(" \n", StringComparison.Ordinal) ? $"{result[..^2]}\n"
            : result;
    }

    private void SetCondition(string name, string? byDefault)
    {
        var chosen = expander.Macros.Body($"bcond_override_default_{name}");
        chosen = chosen is not null && chosen.Contains('%', StringComparison.Ordinal) ? expander.Expand(chosen, count) : chosen;
        var on = PerlText.IsTrue(string.IsNullOrEmpty(chosen) ? byDefault : chosen);
        if (on ? !expander.Macros.Has($"_without_{name}") : expander.Macros.Has($"_with_{name}"))
        {
            expander.Macros.SetBody($"with_{name}", "1");
        }
    }
}
