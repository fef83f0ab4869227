using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>Where compiled scripts come from.</summary>
internal interface ICompiledScripts
{
    /// <summary>The compiled form of a script.</summary>
    /// <param name="source">The script.</param>
    /// <param name="cancellationToken">Gives up waiting and compiling.</param>
    /// <exception cref="Diagnostics.EngineException">It does not compile, or cannot be compiled here; the message has all errors.</exception>
    CompiledScript Get(ScriptSource source, CancellationToken cancellationToken);
}
