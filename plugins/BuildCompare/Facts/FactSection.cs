using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.BuildCompare.Facts;

/// <summary>One kind of thing a package says about itself, as comparable lines.</summary>
/// <param name="Title">For people: "dependencies".</param>
/// <param name="Lines">Normalised, in an order that does not depend on the build.</param>
internal sealed record FactSection(string Title, ImmutableArray<string> Lines);
