namespace Obs.Hooks.Engine.Carriers.Prjconf;

/// <summary>One word of a <c>BuildFlags:</c> line.</summary>
/// <param name="Text">With macros expanded.</param>
/// <param name="Line">The line that set it, from 0.</param>
internal sealed record PrjconfFlag(string Text, int Line);
