namespace Obs.Hooks.Constraints.Prjconf;

/// <summary>A line of a project configuration.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="IsActive">Whether the conditions before it hold, also of a comment.</param>
/// <param name="Text">The text, macros expanded if it is an active line of its own.</param>
public sealed record ProjectConfigLine(int Number, bool IsActive, string Text);
