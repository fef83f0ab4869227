using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Language.Dialects;
using Obs.Hooks.Constraints.Origins;

namespace Obs.Hooks.Constraints.Merging;

/// <summary>
/// Where the constraints of one job come from, and what they are together. Texts with an origin give a structure whose every
/// node tells it (<see cref="ConstraintNode.Origin"/>), also after overwrites and merging.
/// </summary>
/// <param name="Arch">The architecture of the job, for overwrites.</param>
/// <param name="Package">The full name of the package with its flavor, for overwrites.</param>
public sealed record JobConstraints(string Arch, string Package)
{
    /// <summary>
    /// The <c>Constraint:</c> lines of the project configuration; null if it has none. An empty list is, as in OBS, a level of
    /// its own that demands nothing: merged over it, a file loses its overwrites and its empty elements.
    /// </summary>
    public IReadOnlyList<ConstraintText>? ProjectLines { get; init; }

    /// <summary>The text of the <c>_constraints</c> file, if the package has one.</summary>
    public string? File { get; init; }

    /// <summary>The name of the file in origins and errors; null if nobody will ask for them.</summary>
    public string? FileName { get; init; }

    /// <summary>The <c>#!BuildConstraint:</c> lines of the recipe.</summary>
    public IReadOnlyList<ConstraintText>? RecipeLines { get; init; }

    /// <summary>Merges all levels as OBS does: project configuration, file with its overwrites, recipe.</summary>
    /// <returns>The merged structure, or null if nothing is demanded.</returns>
    /// <exception cref="ConstraintException">One of them is wrong: the job fails with this message.</exception>
    public ElementNode? Merge() => Merge(null);

    /// <summary>Merges all levels: project configuration, file with its overwrites, recipe.</summary>
    /// <param name="warnings">
    /// Given, all levels are read as <see cref="ConstraintDialect.Documented"/> and it gets the warnings; null means
    /// <see cref="ConstraintDialect.StrictObs"/>.
    /// </param>
    /// <returns>The merged structure, or null if nothing is demanded.</returns>
    /// <exception cref="ConstraintException">One of them is wrong: the job fails with this message.</exception>
    public ElementNode? Merge(ICollection<ConstraintWarning>? warnings)
    {
        var merged = File is null
            ? null
            : ConstraintOverwrite.Apply(Read("constraints", () => ConstraintXml.Parse(File, FileName, warnings)), Arch, Package);
        if (RecipeLines is not null)
        {
            var recipe = Read("recipe constraints", () => ConstraintLines.Parse(RecipeLines, warnings));
            merged = merged is null ? recipe : ConstraintMerger.Merge(merged, recipe);
        }

        if (ProjectLines is not null)
        {
            var project = Read("prjconfconstraints", () => ConstraintLines.Parse(ProjectLines, warnings));
            merged = merged is null ? project : ConstraintMerger.Merge(project, merged);
        }

        return merged is null || merged.IsEmpty ? null : merged;
    }

    private static ElementNode Read(string what, Func<ElementNode> parse)
    {
        try
        {
            return parse();
        }
        catch (ConstraintException e)
        {
            throw new ConstraintException($"bad {what}: {e.Message}", e.Origin);
        }
    }
}
