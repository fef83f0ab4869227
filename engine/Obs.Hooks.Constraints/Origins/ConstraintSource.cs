namespace Obs.Hooks.Constraints.Origins;

/// <summary>The levels a job's constraints come from; a later one wins over an earlier one.</summary>
public enum ConstraintSource
{
    /// <summary>A <c>Constraint:</c> line of the project configuration.</summary>
    ProjectConfig,

    /// <summary>The <c>_constraints</c> file of the package, its overwrites included.</summary>
    PackageFile,

    /// <summary>A <c>#!BuildConstraint:</c> line of the recipe.</summary>
    Recipe,
}
