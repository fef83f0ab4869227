using Obs.Hooks.Constraints.Macros;

namespace Obs.Hooks.Constraints.Prjconf;

/// <summary>Finds the conditions of a line.</summary>
internal static class Directives
{
    private static readonly string[] Branches = ["else", "endif", "elif", "elifarch", "elifos"];
    private static readonly string[] Conditions = ["if", "ifarch", "ifnarch", "ifos", "ifnos"];

    /// <summary>The keyword of a line that goes on with or ends a condition.</summary>
    public static string? ReadBranch(string line)
    {
        var rest = line.AsSpan().TrimStart(PerlBlanks.All);
        return rest.StartsWith("%e") ? Word(rest[1..], Branches) : null;
    }

    /// <summary>Anything that starts like a condition counts for the nesting.</summary>
    public static bool StartsIf(string line) => line.AsSpan().TrimStart(PerlBlanks.All).StartsWith("%if");

    /// <summary><c>%elif</c> becomes <c>%if</c>.</summary>
    public static string ToIf(string line) => line.Remove(line.IndexOf("%el", StringComparison.Ordinal) + 1, 2);

    /// <summary>The first condition of a line. OBS looks for it anywhere, so that text before it is lost.</summary>
    public static Condition? ReadIf(string line)
    {
        for (var at = line.IndexOf("%if", StringComparison.Ordinal); at >= 0; at = line.IndexOf("%if", at + 1, StringComparison.Ordinal))
        {
            var rest = line.AsSpan(at + 1);
            if (Word(rest, Conditions) is { } keyword)
            {
                var text = rest[keyword.Length..];
                var end = text.IndexOf('\n');
                return new Condition(keyword, (end < 0 ? text : text[..end]).ToString());
            }
        }

        return null;
    }

    private static string? Word(ReadOnlySpan<char> text, string[] known)
    {
        var word = text[..Names.Length(text)];
        foreach (var candidate in known)
        {
            if (word.SequenceEqual(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
