namespace Obs.Hooks.Engine.Diagnostics;

/// <summary>Finds the known name a person most likely meant.</summary>
internal static class DidYouMean
{
    /// <summary>Longer texts are not mistyped names, and comparing them is quadratic.</summary>
    private const int LongestName = 64;

    /// <summary><c>did you mean "x"?</c>, or the known names, or nothing when there are too many of them.</summary>
    public static string Fix(string found, IEnumerable<string> known)
    {
        var names = known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return Nearest(found, names) is { } nearest ? $"did you mean \"{nearest}\"?"
            : names.Count is > 0 and <= 12 ? $"known are {string.Join(", ", names)}"
            : "";
    }

    /// <summary>The nearest name: one that starts like it, or within a third of its length; the first in order when several are as near.</summary>
    public static string? Nearest(string found, IEnumerable<string> known)
    {
        if (found.Length is 0 or > LongestName)
        {
            return null;
        }

        string? nearest = null;
        var best = int.MaxValue;
        foreach (var name in known)
        {
            // "stateDir" is far from "stateDirectory" in edits, but short for nothing else.
            var distance = found.Length >= 3 && name.StartsWith(found, StringComparison.OrdinalIgnoreCase)
                ? 1
                : Distance(found.ToLowerInvariant(), name.ToLowerInvariant());
            if (distance < best && distance <= Math.Max(1, name.Length / 3))
            {
                (nearest, best) = (name, distance);
            }
        }

        return nearest;
    }

    /// <summary>Edits (insert, delete, replace, swap neighbours) that turn one text into the other.</summary>
    public static int Distance(string left, string right)
    {
        var beforeLast = new int[right.Length + 1];
        var last = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }
}
