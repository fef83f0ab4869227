using Obs.Hooks.Constraints.Language.Dialects;
using Obs.Hooks.Constraints.Origins;

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
        return Parse(lines.Select(static line => new ConstraintText(line)), null);
    }

    /// <summary>Parses lines whose origins the structure is to keep.</summary>
    /// <param name="lines">Selector, attributes and values of each line.</param>
    /// <param name="warnings">
    /// Given, lines are read as <see cref="ConstraintDialect.Documented"/> and it gets the warnings; null means
    /// <see cref="ConstraintDialect.StrictObs"/>.
    /// </param>
    /// <returns>The structure.</returns>
    /// <exception cref="ConstraintException">OBS would fail the job.</exception>
    public static ElementNode Parse(IEnumerable<ConstraintText> lines, ICollection<ConstraintWarning>? warnings)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var documented = warnings is null ? null : new DocumentedForms(warnings);
        var root = new ElementNode();
        foreach (var written in lines)
        {
            var line = documented?.Line(written) ?? written;
            var words = line.Text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                continue;
            }

            try
            {
                new ConstraintLine(root, line.Origin).Apply(Selector.ParseAll(words[0]), words.AsSpan(1));
            }
            catch (ConstraintException e)
            {
                throw new ConstraintException($"{string.Join(' ', words)}: {e.Message}", line.Origin);
            }
        }

        return root;
    }
}
