namespace Obs.Hooks.Constraints.Language;

/// <summary>One element of a line's selector and what its suffix asks for.</summary>
/// <param name="Name">The element.</param>
/// <param name="Add"><c>+</c>: another entry; an error for what exists and is single.</param>
/// <param name="Delete"><c>=</c>: what is there goes first.</param>
/// <param name="Modify"><c>!</c>: the last entry of a list instead of a new one.</param>
internal readonly record struct Selector(string Name, bool Add, bool Delete, bool Modify)
{
    public static Selector[] ParseAll(string word)
    {
        var parts = word.Split(':');
        var count = parts.Length;
        // Perl's split drops empty fields at the end, and only there.
        while (count > 0 && parts[count - 1].Length == 0)
        {
            count--;
        }

        return [.. parts.Take(count).Select(Parse)];
    }

    /// <summary>Only one suffix counts: in <c>jobs+=</c> the plus stays a part of the name, which is then unknown.</summary>
    private static Selector Parse(string part)
    {
        var suffix = part.Length == 0 ? '\0' : part[^1];
        return suffix is '+' or '=' or '!'
            ? new Selector(part[..^1], suffix == '+', suffix == '=', suffix == '!')
            : new Selector(part, false, false, false);
    }
}
