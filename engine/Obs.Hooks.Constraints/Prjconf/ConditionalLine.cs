namespace Obs.Hooks.Constraints.Prjconf;

/// <summary>A line after conditions and macros.</summary>
/// <param name="Number">The number of the line in the document, also for lines that its macros added.</param>
/// <param name="Text">The text: expanded, or as it was.</param>
/// <param name="State">What became of it.</param>
/// <param name="IsActive">Whether the conditions before it hold, also of a comment.</param>
/// <param name="IsAdded">Whether a macro that expanded to several lines added it.</param>
internal readonly record struct ConditionalLine(int Number, string Text, LineState State, bool IsActive, bool IsAdded);
