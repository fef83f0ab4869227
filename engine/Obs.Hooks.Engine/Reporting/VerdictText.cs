namespace Obs.Hooks.Engine.Reporting;

/// <summary>Verdicts as the build log shows them.</summary>
internal static class VerdictText
{
    /// <summary>One word or two; bad news in capitals, since logs have no colour.</summary>
    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "ok",
        Verdict.Skipped => "skipped",
        Verdict.Unchanged => "unchanged",
        Verdict.ProjectFailure => "FAILED",
        Verdict.HostFailure => "BAD HOST",
        Verdict.HookError => "BROKEN",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };

    public static Tint Tint(Verdict verdict) => verdict switch
    {
        Verdict.Ok => Reporting.Tint.Good,
        Verdict.Skipped or Verdict.Unchanged => Reporting.Tint.Quiet,
        _ => Reporting.Tint.Bad,
    };

    /// <summary>The reason the hook gave, clean and on one line; empty for <see cref="Verdict.Ok"/>.</summary>
    public static string Message(Verdict verdict) => LogText.CleanMessage(verdict switch
    {
        Verdict.Skipped skipped => skipped.Reason,
        Verdict.Unchanged unchanged => unchanged.Message,
        Verdict.ProjectFailure failure => failure.Message,
        Verdict.HostFailure failure => failure.Message,
        Verdict.HookError error => error.Message,
        _ => "",
    });
}
