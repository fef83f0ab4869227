namespace Obs.Hooks.Cli.Planning;

/// <summary>One value of a hook and where it comes from.</summary>
/// <param name="Name">The key in hooks.json.</param>
/// <param name="Value">As JSON, placeholders filled in; empty when it is not set.</param>
/// <param name="Origin">file:line:column, or who else decided.</param>
/// <param name="Note">The template before it was filled in, or what a setting means.</param>
internal sealed record ExplainedValue(string Name, string Value, string Origin, string Note = "");
