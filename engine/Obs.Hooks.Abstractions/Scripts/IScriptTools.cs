using System.Collections.Immutable;

namespace Obs.Hooks.Scripts;

/// <summary>
/// Runs programs for a script: of the hook's tools root when it has one, else of the host. The engine runs them, each in a sandbox of its own: without
/// network, with nothing but the files it is given, under the script's limits.
/// </summary>
public interface IScriptTools
{
    /// <summary>The names of the tools that policy lets this script run, sorted.</summary>
    ImmutableArray<string> Names { get; }

    /// <summary>Runs a tool to its end.</summary>
    /// <param name="tool">One of <see cref="Names"/>.</param>
    /// <param name="arguments">Arguments; there is no shell between.</param>
    /// <returns>Exit status and output.</returns>
    /// <exception cref="InvalidOperationException">Policy does not allow the tool, or it cannot be started.</exception>
    Task<ProcessResult> RunAsync(string tool, params ReadOnlySpan<string> arguments) =>
        RunAsync(new ToolRequest(tool) { Arguments = arguments.ToImmutableArray() });

    /// <summary>Runs a tool to its end.</summary>
    /// <param name="request">What to run, and on which files.</param>
    /// <returns>Exit status and output.</returns>
    /// <exception cref="InvalidOperationException">Policy does not allow the tool, or it cannot be started.</exception>
    Task<ProcessResult> RunAsync(ToolRequest request);
}
