using System.Collections.Immutable;

namespace Obs.Hooks.Scripting.Compiling;

/// <summary>What came of a compilation.</summary>
/// <param name="Script">Null when there are errors.</param>
/// <param name="Diagnostics">Errors and warnings, sorted by file, line and column; at most <see cref="ScriptLimits.Diagnostics"/>.</param>
internal sealed record CompilationOutcome(CompiledScript? Script, ImmutableArray<ScriptDiagnostic> Diagnostics);
