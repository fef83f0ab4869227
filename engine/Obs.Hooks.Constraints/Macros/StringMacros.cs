using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Constraints.Macros;

/// <summary>Lua's string functions as far as OBS knows them, as macros and in expressions.</summary>
internal static class StringMacros
{
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(2);

    /// <summary>The result; null where OBS says no.</summary>
    public static string? TryCall(string name, IReadOnlyList<string> arguments, MacroBudget budget)
    {
        var text = arguments.Count > 0 ? arguments[0] : "";
        return name switch
        {
            "lower" => ChangeEach(text, static c => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c),
            "upper" => ChangeEach(text, static c => char.IsAsciiLetterLower(c) ? (char)(c & ~0x20) : c),
            "len" => text.Length.ToString(CultureInfo.InvariantCulture),
            "reverse" => Reverse(text),
            "rep" => Repeat(text, arguments.ElementAtOrDefault(1), budget),
            "sub" => Part(text, arguments),
            "gsub" => arguments.Count < 3 ? "" : Replace(text, arguments, budget),
            _ => null,
        };
    }

    public static string Call(string name, IReadOnlyList<string> arguments, MacroBudget budget) =>
        TryCall(name, arguments, budget) ?? "";

    private static string ChangeEach(string text, Func<char, char> change) =>
        string.Create(text.Length, (text, change), static (result, from) =>
        {
            for (var i = 0; i < result.Length; i++)
            {
                result[i] = from.change(from.text[i]);
            }
        });

    private static string Reverse(string text)
    {
        var characters = text.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }

    private static string Repeat(string text, string? times, MacroBudget budget)
    {
        var count = PerlNumber.Parse(times).ToLong();
        if (count <= 0 || text.Length == 0)
        {
            return "";
        }

        budget.Write(count > int.MaxValue ? long.MaxValue : count * text.Length);
        return new StringBuilder(text.Length * (int)count).Insert(0, text, (int)count).ToString();
    }

    /// <summary>From and to, both counted from 1 or from the end, as OBS calculates them.</summary>
    private static string Part(string text, IReadOnlyList<string> arguments)
    {
        var from = FromEnd(arguments.Count < 2 ? 1 : PerlNumber.Parse(arguments[1]).ToLong(), text.Length);
        var to = FromEnd(arguments.Count < 3 ? -1 : PerlNumber.Parse(arguments[2]).ToLong(), text.Length);
        from = Math.Max(0, from);
        return from > to || from >= text.Length ? "" : text.Substring((int)from, (int)Math.Min(to - from + 1, text.Length - from));
    }

    private static long FromEnd(long position, int length) => position > 0 ? position - 1 : position < 0 ? length + position : 0;

    private static string? Replace(string text, IReadOnlyList<string> arguments, MacroBudget budget)
    {
        var limit = arguments.Count > 3 ? Math.Max(0, PerlNumber.Parse(arguments[3]).ToLong()) : int.MaxValue;
        try
        {
            var pattern = new Regex(LuaPattern.ToRegex(arguments[1]), RegexOptions.CultureInvariant, LongestSearch);
            return limit == 0 ? text : pattern.Replace(
                text,
                _ =>
                {
                    budget.Write(arguments[2].Length);
                    return arguments[2];
                },
                (int)Math.Min(limit, int.MaxValue));
        }
        catch (ArgumentException)
        {
            // Not a pattern: OBS says so in a warning and goes on without the text.
            return null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
