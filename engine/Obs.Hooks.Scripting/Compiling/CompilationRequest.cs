using System.Collections.Immutable;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Scripting.Compiling;

/// <summary>A script to compile.</summary>
/// <param name="Main">The script.</param>
/// <param name="Loads">What it may <c>#load</c>, sorted by name.</param>
/// <param name="Surface">What its top level sees.</param>
/// <param name="Debug">Not optimised, for a debugger.</param>
internal sealed record CompilationRequest(
    ScriptFile Main,
    ImmutableArray<ScriptFile> Loads,
    ScriptSurface Surface,
    bool Debug)
{
    /// <summary>For a script and those of its companions that it can reach through <c>#load</c>.</summary>
    public static CompilationRequest For(ScriptSource source, ScriptSurface surface = ScriptSurface.Hook, bool debug = false) =>
        new(source.Main, LoadClosure.Of(source), surface, debug);
}
