using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Cli.Tools;

/// <summary>The root that a hook asks for.</summary>
internal sealed record NamedSpec(string Hook, ToolsSpec Spec);
