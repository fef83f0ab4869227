using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Scripts.Headers;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Cli.Scripts;

/// <summary>Everything that is wrong with a script: its header and its code.</summary>
internal sealed class ScriptChecker(IScriptCompiler compiler)
{
    /// <returns>Errors and warnings, each with the line it stands for.</returns>
    /// <exception cref="EngineException">The compiler does not work here.</exception>
    public List<CheckedLine> Check(ScriptSource source)
    {
        var bag = new DiagnosticBag();
        var header = ScriptHeaderReader.Read(source.Main, source.Origin.Trust, bag);
        if (header.IsPresent && header.Manifest.Points.IsEmpty && !bag.HasErrors)
        {
            bag.Warning(
                DiagnosticCodes.MissingKey,
                header.Location,
                "the header does not say when the script runs",
                "a line such as // points: post-build",
                "or \"points\" in hooks.json");
        }

        var lines = bag
            .Select(static d => new CheckedLine(d.Location, d.Severity == DiagnosticSeverity.Error, d.ToString()))
            .Concat(Compile(source).Select(static d => new CheckedLine(
                new SourceLocation(d.File, d.Line, d.Column), d.IsError, d.ToString())));
        return
        [
            .. lines
                .OrderBy(static l => l.Location.File, StringComparer.Ordinal)
                .ThenBy(static l => l.Location.Line)
                .ThenBy(static l => l.Location.Column),
        ];
    }

    private IEnumerable<ScriptDiagnostic> Compile(ScriptSource source)
    {
        try
        {
            return compiler.CompileAsync(CompilationRequest.For(source), CancellationToken.None).GetAwaiter().GetResult().Diagnostics;
        }
        catch (ScriptCompilerException e)
        {
            throw new EngineException(ScriptCodes.CompilerFailed, $"{source.Main.DisplayPath}: {e.Message}", e);
        }
    }
}
