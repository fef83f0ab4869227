using Obs.Hooks.Scripting.Protocol;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.ScriptHost.Running;

/// <summary>
/// Takes the way of a call once, with nothing at its ends, while the engine is still busy: loading types and compiling generics
/// for the first script costs as much as ten scripts.
/// </summary>
internal static class WarmUp
{
    /// <param name="workDirectory">What scripts can write to; empty afterwards as before.</param>
    public static void Run(string workDirectory)
    {
        var directory = $"{workDirectory}/.warm-up";
        var job = new BuildJob { Origin = JobOrigin.Plain, Packages = [new JobPackage("a", "b", Effects.PackageUses.Install)], Arguments = ["a"] };
        var call = ScriptCall.Decode(new ScriptCall
        {
            Script = 0,
            Point = HookPoint.PostBuild,
            HookId = "warm-up",
            Job = job,
            EarlierHooks = [new HookRun { HookId = "a", Point = HookPoint.PreChroot, Verdict = new Verdict.Skipped("a"), Warnings = ["a"] }],
            Sources = [new SourceFile("a", 1)],
            Results = [new ResultFile("OTHER", "a", 1)],
            Tools = ["a"],
        }.Encode());
        var effects = new ScriptEffects(HookPoint.PostBuild, directory);
        effects.AddResult(call.Results[0].Directory, call.Results[0].Name, "a");
        foreach (var effect in effects.Requested)
        {
            _ = EffectCodec.Write(effect);
            var path = EffectCodec.ContentOf(effect)!;
            using (File.OpenHandle(path))
            {
            }

            File.Delete(path); // one by one: enumerating a directory would be compiled first
        }

        VerdictCodec.Write(new FrameWriter(), Verdict.Ok.Nothing);
        Directory.Delete(directory);
    }
}
