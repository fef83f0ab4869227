using Obs.Hooks.Constraints.Origins;

namespace Obs.Hooks.Constraints.Prjconf;

/// <summary>What a project configuration says for one architecture, as far as this library asks for it.</summary>
/// <param name="Constraints">The values of its <c>Constraint:</c> lines, with their origins.</param>
/// <param name="HostArch">The architecture to build on, if it names one (<c>Hostarch:</c>).</param>
/// <param name="Lines">Every line of the text, in order; a <c>Macros:</c> block is one.</param>
public sealed record ProjectConfig(
    IReadOnlyList<ConstraintText> Constraints, string? HostArch, IReadOnlyList<ProjectConfigLine> Lines)
{
    /// <summary>The macros for recipes, as definitions in the order in which they take effect, in bytes.</summary>
    internal IReadOnlyList<string> Definitions { get; init; } = StandardMacros.Definitions;

    /// <summary>The build flags, in bytes, in order.</summary>
    internal IReadOnlyList<string> BuildFlags { get; init; } = [];
}
