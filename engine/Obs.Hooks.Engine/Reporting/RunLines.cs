namespace Obs.Hooks.Engine.Reporting;

/// <summary>The lines around a hook while it runs.</summary>
internal static class RunLines
{
    /// <summary><c>[hook abi] post-build/check ...</c>.</summary>
    public static LogLine Started(string hookId, HookPoint point, HookStage? stage)
    {
        var slash = stage is null ? "" : "/";
        return $"{HookLogWriter.Prefix(hookId)}{PointNames.Of(point)}{slash}{PointNames.Of(stage)} ...";
    }

    /// <summary><c>[hook abi] FAILED after 12 ms: the soname changed</c>.</summary>
    public static LogLine Ended(HookRun run)
    {
        var prefix = HookLogWriter.Prefix(run.HookId);
        var word = VerdictText.Word(run.Verdict);
        var message = VerdictText.Message(run.Verdict);
        var colon = message.Length == 0 ? "" : ": ";
        var text = $"{prefix}{word} after {Durations.Text(run.Elapsed)}{colon}{message}";
        return new LogLine(text, VerdictText.Tint(run.Verdict), prefix.Length, word.Length);
    }
}
