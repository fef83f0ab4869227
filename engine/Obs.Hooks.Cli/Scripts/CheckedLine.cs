using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Cli.Scripts;

/// <summary>One thing that is wrong with a script.</summary>
/// <param name="Location">Where.</param>
/// <param name="IsError">Else a warning.</param>
/// <param name="Text">The line to show.</param>
internal sealed record CheckedLine(SourceLocation Location, bool IsError, string Text);
