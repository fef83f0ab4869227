using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Results;
using Obs.Hooks.Scripting.Protocol;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>
/// Takes a made-up result from a frame of a script to its slot, in a directory of its own, while the build runs: what is used for
/// the first time here is not between the end of the build and the results' way back.
/// </summary>
internal static class ScriptResultRehearsal
{
    private const string Name = ".rehearsal";

    /// <exception cref="IOException">There is no room, say; the hook itself will tell.</exception>
    public static void Run(JobRun run, PlannedHook hook)
    {
        using var work = DirectoryHandle.Open(run.Area.WorkDirectoryOf(hook.Id));
        using var directory = work.CreateDirectory(Name);
        try
        {
            var effects = Received(directory.Path);
            _ = SourcePackages.Resolve(hook, run, work.Path, effects, out _);
            _ = PolicyGate.Pass(hook, work.Path, effects, static _ => { });
            Accept(hook, run.Job.RecipeType, directory, effects);
        }
        finally
        {
            _ = TreeRemoval.Remove(work, Name);
        }
    }

    private static ImmutableArray<Effect> Received(string directory)
    {
        var payload = EffectCodec.Write(new AddResult(ResultDirectories.Other, "rehearsal", ""));
        using var frame = new Frame(FrameTag.Effect, payload.Written.ToArray(), [Payload.Create("rehearsal", "0"u8)]);
        var content = new ScriptContent(directory, new ScriptBytes(1));
        return [EffectCodec.Read(frame.Payload, _ => content.Take(frame.Descriptors[0]))];
    }

    private static void Accept(PlannedHook hook, string recipeType, DirectoryHandle directory, ImmutableArray<Effect> effects)
    {
        _ = effects.Select(EffectText.Describe).ToImmutableArray();
        var refusals = new RefusalList(hook);
        var check = new ChangeCheck(hook, recipeType, refusals, [new ResultFile(ResultDirectories.Other, "a", 1)], ImmutableDictionary<string, string>.Empty, []);
        foreach (var effect in effects)
        {
            _ = refusals.CheckAllowed(effect, HookPoint.PostBuild);
            _ = check.Check(effect, "1");
            using var file = StagedFile.TryOpen(directory, ((AddResult)effect).StagedPath, out _);
            file?.MoveTo(directory, directory, "slot", directory.Stat());
        }

        _ = refusals.ToImmutable();
    }
}
