using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Constraints.Merging;

/// <summary>Where the constraints of one job come from.</summary>
/// <param name="Arch">The architecture of the job, for overwrites.</param>
/// <param name="Package">The full name of the package with its flavor, for overwrites.</param>
public sealed record JobConstraints(string Arch, string Package)
{
    /// <summary>The <c>Constraint:</c> lines of the project configuration.</summary>
    public IReadOnlyList<string> ProjectLines { get; init; } = [];

    /// <summary>The text of the <c>_constraints</c> file, if the package has one.</summary>
    public string? File { get; init; }

    /// <summary>The <c>#!BuildConstraint:</c> lines of the recipe.</summary>
    public IReadOnlyList<string> RecipeLines { get; init; } = [];

    /// <summary>Merges all levels: project configuration, file with its overwrites, recipe.</summary>
    /// <returns>The merged structure, or null if nothing is demanded.</returns>
    /// <exception cref="ConstraintException">One of them is wrong: the job fails with this message.</exception>
    public ElementNode? Merge()
    {
        var merged = File is null
            ? null
            : ConstraintOverwrite.Apply(Read("constraints", () => ConstraintXml.Parse(File)), Arch, Package);
        if (RecipeLines.Count > 0)
        {
            var recipe = Read("recipe constraints", () => ConstraintLines.Parse(RecipeLines));
            merged = merged is null ? recipe : ConstraintMerger.Merge(merged, recipe);
        }

        if (ProjectLines.Count > 0)
        {
            var project = Read("prjconfconstraints", () => ConstraintLines.Parse(ProjectLines));
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
            throw new ConstraintException($"bad {what}: {e.Message}");
        }
    }
}
