using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>A path the engine must not load code from; found while walking it, turned into a diagnostic by the caller.</summary>
internal sealed class UntrustedPathException(Diagnostic diagnostic) : Exception(diagnostic.ToString())
{
    public Diagnostic Diagnostic { get; } = diagnostic;
}
