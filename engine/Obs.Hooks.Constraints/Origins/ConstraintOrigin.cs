using System.Globalization;

namespace Obs.Hooks.Constraints.Origins;

/// <summary>Where a constraint was written.</summary>
/// <param name="Source">Its level.</param>
/// <param name="File">The name to show, such as <c>_constraints</c> or <c>gcc.spec</c>; null if nobody gave one.</param>
/// <param name="Line">From 1; 0 if unknown.</param>
/// <param name="Column">In UTF-16 units, from 1; 0 if unknown.</param>
public sealed record ConstraintOrigin(ConstraintSource Source, string? File, int Line, int Column)
{
    private string Name => File ?? Source switch
    {
        ConstraintSource.ProjectConfig => "project configuration",
        ConstraintSource.PackageFile => "_constraints",
        _ => "recipe",
    };

    /// <summary><c>file:line:column</c>, without what is unknown.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        Line == 0 ? Name
        : Column == 0 ? string.Create(CultureInfo.InvariantCulture, $"{Name}:{Line}")
        : string.Create(CultureInfo.InvariantCulture, $"{Name}:{Line}:{Column}");
}
