namespace Obs.Hooks.Constraints.Prjconf;

/// <summary>A line of a document, as bytes.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">The text.</param>
/// <param name="IsBlock">Whether it is a whole block of macros, which no macro is expanded in.</param>
internal readonly record struct SourceLine(int Number, string Text, bool IsBlock = false);
