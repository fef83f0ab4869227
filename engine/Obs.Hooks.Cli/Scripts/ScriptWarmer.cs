using System.Diagnostics;
using Obs.Hooks.Scripting.Caching;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Cli.Scripts;

/// <summary>Puts compiled scripts into the cache.</summary>
internal sealed class ScriptWarmer(ScriptStore store)
{
    /// <returns>One or more lines, and whether it is in the cache now.</returns>
    public (string Line, bool Worked) Warm(ScriptSource source)
    {
        var name = source.Main.DisplayPath;
        try
        {
            var start = Stopwatch.GetTimestamp();
            var stored = store.GetAsync(source.Origin, CompilationRequest.For(source), CancellationToken.None).GetAwaiter().GetResult();
            var elapsed = Stopwatch.GetElapsedTime(start);
            return stored switch
            {
                { WasCached: true } => ($"{name}: there already", true),
                { Outcome.Script: null } => (string.Join('\n', stored.Outcome.Diagnostics), false),
                { Trouble: { } trouble } => ($"{name}: {trouble}", false),
                _ => (FormattableString.Invariant($"{name}: compiled in {elapsed.TotalMilliseconds:F0} ms"), true),
            };
        }
        catch (ScriptCompilerException e)
        {
            return ($"{name}: {ScriptCodes.CompilerFailed}: {e.Message}", false);
        }
    }
}
