using System.Globalization;
using Obs.Hooks.Effects;
using Obs.Hooks.Scripting.Protocol;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.ScriptHost.Running;

/// <summary>One call of a script, from the engine's frame to the verdict's.</summary>
internal sealed class ScriptRun(
    EngineConnection engine, ScriptCall call, LoadedScript script, string workRoot, CancellationToken cancellationToken)
{
    private static int s_last;

    public async Task RunAsync()
    {
        var effects = new ScriptEffects(call.Point, $"{workRoot}/.content/{Interlocked.Increment(ref s_last).ToString(CultureInfo.InvariantCulture)}");
        var verdict = await JudgeAsync(effects).ConfigureAwait(false);
        if (verdict is Verdict.Ok ok)
        {
            verdict = Tell(effects, ok);
        }

        var writer = new FrameWriter();
        VerdictCodec.Write(writer, Clean(verdict));
        engine.Tell(FrameTag.Verdict, writer);
    }

    private async Task<Verdict> JudgeAsync(ScriptEffects effects)
    {
        try
        {
            var result = await script.Run(Surface(effects)).ConfigureAwait(false);
            return result switch
            {
                null => Verdict.Ok.Nothing,
                Verdict verdict => verdict,
                Task<Verdict> later => await later.ConfigureAwait(false),
                _ => new Verdict.HookError(
                    $"returned {result.GetType().Name}; expected nothing, Fail(…), Skip(…), Unchanged(…) or another Verdict"),
            };
        }
        catch (Exception e)
        {
            return ScriptFailure.Describe(e);
        }
    }

    private HookScript Surface(ScriptEffects effects)
    {
        var directory = $"{workRoot}/{call.HookId}";
        Directory.CreateDirectory(directory);
        return new HookScript
        {
            Point = call.Point,
            HookId = call.HookId,
            Job = call.Job,
            Sources = new ScriptSources(engine, call.Sources),
            Results = call.Point == HookPoint.PostBuild ? new ScriptResults(engine, call.Results) : null!,
            BuildRoot = call.Point == HookPoint.Cleanup ? new ScriptBuildRoot(engine) : null!,
            Settings = call.Settings.IsEmpty ? HookSettings.Empty : new HookSettings(call.Settings),
            Tools = new ScriptTools(engine, call.Tools),
            Log = new ScriptLog(engine),
            Effects = effects,
            Outcome = call.Outcome,
            EarlierHooks = call.EarlierHooks,
            WorkDirectory = directory,
            Cancellation = cancellationToken,
        };
    }

    /// <summary>Sends the requests: those made through <c>Effects</c> and those in a verdict the script made itself.</summary>
    private Verdict Tell(ScriptEffects effects, Verdict.Ok ok)
    {
        try
        {
            foreach (var effect in (IEnumerable<Effect>)[.. effects.Requested, .. ok.Effects.IsDefault ? [] : ok.Effects])
            {
                var payload = EffectCodec.Write(effect);
                if (EffectCodec.ContentOf(effect) is { } path)
                {
                    using var content = File.OpenHandle(path);
                    engine.Tell(FrameTag.Effect, payload, content);
                }
                else
                {
                    engine.Tell(FrameTag.Effect, payload);
                }
            }

            return Verdict.Ok.Nothing;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ProtocolException or ArgumentException)
        {
            return new Verdict.HookError($"asked for something that cannot be passed on: {e.Message}");
        }
    }

    /// <summary>The engine takes no NUL in a text.</summary>
    private static Verdict Clean(Verdict verdict) => verdict switch
    {
        Verdict.ProjectFailure v => new Verdict.ProjectFailure(Clean(v.Message)),
        Verdict.Skipped v => new Verdict.Skipped(Clean(v.Reason)),
        Verdict.Unchanged v => new Verdict.Unchanged(Clean(v.Message)),
        Verdict.HostFailure v => new Verdict.HostFailure(Clean(v.Message)),
        Verdict.HookError v => new Verdict.HookError(Clean(v.Message)) { Details = Clean(v.Details ?? "") },
        _ => verdict,
    };

    private static string Clean(string? text) => (text ?? "").Replace("\0", "", StringComparison.Ordinal);
}
