using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Policy;

/// <summary>
/// A script adds a package by the name of one of the package's sources: the engine copies that file to the hook's work
/// directory, so that nobody changes it between check and build.
/// </summary>
internal static class SourcePackages
{
    /// <returns>The effects with paths of the host; null, and why, when a source cannot be had.</returns>
    public static ImmutableArray<Effect>? Resolve(
        PlannedHook hook, JobRun run, string workDirectory, ImmutableArray<Effect> effects, out string problem)
    {
        problem = "";
        if (hook.Code is not ScriptCode || !effects.Any(IsSource))
        {
            return effects;
        }

        try
        {
            using var sources = DirectoryHandle.Open(run.Job.SourceDirectory);
            using var work = DirectoryHandle.Open(workDirectory);
            return [.. effects.Select(e => IsSource(e) ? Copied((AddPackage)e, sources, work, run.Area.ScriptBytes) : e)];
        }
        catch (EngineException e)
        {
            problem = $"{e.Code}: {e.Message}";
            return null;
        }
        catch (IOException e)
        {
            problem = $"{DiagnosticCodes.PackageRefused}: {e.Message}";
            return null;
        }
    }

    /// <summary>Whether an effect names a source; such a copy passes for a file of the hook's work directory.</summary>
    public static bool IsSource(Effect effect) =>
        effect is AddPackage { Path: var path } && path.Length > 0 && !path.Contains('/', StringComparison.Ordinal);

    private static AddPackage Copied(AddPackage effect, DirectoryHandle sources, DirectoryHandle work, ScriptBytes bytes)
    {
        using var file = sources.OpenFile(effect.Path, OpenFlags.ReadOnly | OpenFlags.NonBlocking);
        bytes.Take((long)FileStatus.Of(file).Size);
        FileCopy.Copy(file, effect.Path, work, effect.Path, 0x1A4);
        return effect with { Path = $"{work.Path}/{effect.Path}" };
    }
}
