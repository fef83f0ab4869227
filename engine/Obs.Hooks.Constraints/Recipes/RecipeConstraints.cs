using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Macros;
using Obs.Hooks.Constraints.Origins;
using Obs.Hooks.Constraints.Prjconf;

namespace Obs.Hooks.Constraints.Recipes;

/// <summary>Finds the <c>#!BuildConstraint:</c> lines of a recipe. OBS knows them in spec files and Dockerfiles only.</summary>
public static class RecipeConstraints
{
    /// <summary>Reads a spec file: only its preambles count, with macros, conditions, flavor and package.</summary>
    /// <param name="text">The text.</param>
    /// <param name="config">The project configuration, for its macros and the architecture.</param>
    /// <param name="variant">Flavor and package.</param>
    /// <param name="file">The name to give in origins.</param>
    /// <returns>The values of the lines, in order.</returns>
    /// <exception cref="ConstraintException">Its macros expand beyond all measure. OBS itself accepts any text.</exception>
    public static IReadOnlyList<ConstraintText> ReadSpec(string text, ProjectConfig config, RecipeVariant variant, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(variant);
        var lines = PerlLines.Split(Octets.From(text)).Select(static (line, index) => new SourceLine(index + 1, line));
        var expander = new MacroExpander(new MacroTable(config.Definitions), new MacroBudget());
        var reader = new ConditionalLineReader(lines, expander)
        {
            Flavor = Octets.From(variant.Flavor),
            Package = variant.Package is { } package ? Octets.From(package) : ConditionalLineReader.NoPackage,
        };
        try
        {
            return Name(new SpecPreamble(reader, expander.Macros).ReadConstraints(), file);
        }
        catch (InsufficientExecutionStackException)
        {
            throw new ConstraintException("macros nest too deeply");
        }
    }

    /// <summary>Reads a Dockerfile: nothing is replaced in the lines, but those inside of continued commands are lost.</summary>
    /// <param name="text">The text.</param>
    /// <param name="config">The project configuration, for the architecture and for arguments of the build.</param>
    /// <param name="file">The name to give in origins.</param>
    /// <returns>The values of the lines, in order.</returns>
    public static IReadOnlyList<ConstraintText> ReadDockerfile(string text, ProjectConfig config, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(config);
        return Name(new DockerfileComments(Octets.From(text), TargetArch(config), config.BuildFlags).ReadConstraints(), file);
    }

    private static IReadOnlyList<ConstraintText> Name(IEnumerable<SourceLine> found, string? file) =>
    [
        .. found.Select(line => new ConstraintText(
            Octets.ToText(line.Text), new ConstraintOrigin(ConstraintSource.Recipe, file, line.Number, 1))),
    ];

    private static string TargetArch(ProjectConfig config)
    {
        const string Target = "%define _target_cpu ";
        var arch = "noarch";
        foreach (var definition in config.Definitions)
        {
            if (definition.StartsWith(Target, StringComparison.Ordinal)
                && definition.Length > Target.Length && !PerlBlanks.Is(definition[Target.Length]))
            {
                arch = PerlBlanks.Split(definition[Target.Length..])[0];
            }
        }

        return arch;
    }
}
