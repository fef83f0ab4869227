using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>Patterns for names: <c>*</c> is any text, <c>?</c> any one character, everything else itself.</summary>
internal static class NamePattern
{
    /// <summary>Linear but for one step back per <c>*</c>: a hostile name cannot make it slow.</summary>
    public static bool Matches(string pattern, string name)
    {
        int p = 0, n = 0, star = -1, mark = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, mark) = (p++, n);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == name[n]))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                (p, n) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }

    /// <summary>The first pattern that matches, or null.</summary>
    public static string? FirstMatch(ImmutableArray<string> patterns, string name)
    {
        foreach (var pattern in patterns)
        {
            if (Matches(pattern, name))
            {
                return pattern;
            }
        }

        return null;
    }
}
