using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Planning;

/// <summary>One hook must run before another.</summary>
/// <param name="First">Id of the hook that runs first.</param>
/// <param name="Second">Id of the other.</param>
/// <param name="Location">Where somebody said so.</param>
internal sealed record OrderEdge(string First, string Second, SourceLocation Location);
