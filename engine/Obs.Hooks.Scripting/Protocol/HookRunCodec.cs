namespace Obs.Hooks.Scripting.Protocol;

/// <summary>What earlier hooks did, as scripts see it: verdicts without the effects themselves, which name host paths.</summary>
internal static class HookRunCodec
{
    public static void Write(FrameWriter writer, HookRun run)
    {
        writer
            .Text(run.HookId)
            .Byte((byte)run.Point)
            .Number(run.Stage is { } stage ? (int)stage : -1)
            .Long(run.Started.UtcTicks)
            .Long(run.Elapsed.Ticks)
            .Texts(run.Warnings)
            .Texts(run.Effects);
        VerdictCodec.Write(writer, run.Verdict);
    }

    public static HookRun Read(ref FrameReader reader)
    {
        var id = reader.Text();
        var point = (HookPoint)reader.Byte();
        var stage = reader.Number();
        var started = reader.Long();
        var elapsed = reader.Long();
        var warnings = reader.Texts();
        var effects = reader.Texts();
        return new HookRun
        {
            HookId = id,
            Point = point,
            Stage = stage < 0 ? null : (HookStage)stage,
            Started = new DateTimeOffset(started, TimeSpan.Zero),
            Elapsed = TimeSpan.FromTicks(elapsed),
            Warnings = warnings,
            Effects = effects,
            Verdict = VerdictCodec.Read(ref reader),
        };
    }
}
