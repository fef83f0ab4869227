namespace Obs.Hooks.Constraints.Prjconf;

/// <summary>A condition that opens a branch.</summary>
/// <param name="Keyword">Such as <c>ifarch</c>.</param>
/// <param name="Text">What follows it.</param>
internal readonly record struct Condition(string Keyword, string Text);
