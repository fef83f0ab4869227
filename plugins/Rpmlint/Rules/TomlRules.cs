using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.Rpmlint.Rules;

/// <summary>
/// The part of TOML 1.0 that a package can need: <c>Filters</c>, an array of strings, and the table <c>[Scoring]</c>. Whatever
/// else rpmlint's configuration can say is the host's.
/// </summary>
internal static class TomlRules
{
    private const string Expected = "; a package may set Filters = [ \"…\" ] and, below [Scoring], finding = number";

    public static PackageRules Read(string file, string text)
    {
        var rules = ImmutableArray.CreateBuilder<PackageRule>();
        var reader = new TomlReader(text);
        try
        {
            var scoring = false;
            while (reader.NextStatement())
            {
                if (reader.TryTable(out var table))
                {
                    scoring = table == "Scoring" ? true : throw new TomlException($"the table [{table}]");
                    continue;
                }

                var key = reader.Key();
                if (scoring)
                {
                    rules.Add(Score(key, reader.Word()));
                }
                else if (key == "Filters")
                {
                    rules.AddRange(reader.Texts().Select(Filter));
                }
                else
                {
                    throw new TomlException(key);
                }

                reader.EndStatement();
            }

            return new PackageRules(rules.ToImmutable(), []);
        }
        catch (TomlException e)
        {
            // Half a configuration would be no better than none.
            return new PackageRules([], [PackageRules.Problem(FindingSeverity.Error, file, reader.Line, e.Message + Expected)]);
        }
    }

    private static PackageRule Filter(string expression) =>
        expression.Length == 0 || expression.Any(char.IsControl)
            ? throw new TomlException("an empty filter, or one of several lines")
            : new PackageRule($"addFilter(\"{expression}\")", expression, null);

    private static PackageRule Score(string finding, string number) =>
        RpmlintCodes.IsCode(finding) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var badness)
            ? new PackageRule($"setBadness('{finding}', {number})", finding, badness)
            : throw new TomlException($"{finding} = {number}");
}
