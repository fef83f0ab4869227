namespace Obs.Hooks.Constraints.Macros;

/// <summary>What waits until a macro's body is done.</summary>
/// <param name="Rest">The text behind the macro.</param>
/// <param name="Arguments">The arguments to put back, or null if the macro had none.</param>
internal readonly record struct MacroFrame(string Rest, IReadOnlyDictionary<string, string>? Arguments);
