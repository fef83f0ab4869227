namespace Obs.Hooks.Constraints.Recipes;

/// <summary>Which of the builds of a recipe is meant.</summary>
/// <param name="Flavor">The multibuild flavor; empty without one.</param>
/// <param name="Package">The name of the package for <c>@OBS_PACKAGE@</c>; null leaves the word as it is.</param>
public sealed record RecipeVariant(string Flavor = "", string? Package = null);
