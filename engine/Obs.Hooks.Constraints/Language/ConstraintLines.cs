namespace Obs.Hooks.Constraints.Language;

/// <summary>Reads <c>Constraint:</c> lines of a project configuration or a recipe, without their keyword.</summary>
public static class ConstraintLines
{
    private static readonly char[] Blanks = [' ', '\t', '\n', '\r', '\f', '\v'];

    /// <summary>Parses lines such as <c>hardware:disk:size unit=G 4</c> one after the other into one structure.</summary>
    /// <param name="lines">Selector, attributes and values of each line.</param>
    /// <returns>The structure.</returns>
    /// <exception cref="ConstraintException">OBS would fail the job.</exception>
    public static ElementNode Parse(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var root = new ElementNode();
        foreach (var line in lines)
        {
            var words = line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                continue;
            }

            try
            {
                new ConstraintLine(root).Apply(Selector.ParseAll(words[0]), words.AsSpan(1));
            }
            catch (ConstraintException e)
            {
                throw new ConstraintException($"{string.Join(' ', words)}: {e.Message}");
            }
        }

        return root;
    }
}
