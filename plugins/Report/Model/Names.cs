using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.Report.Model;

/// <summary>The words of the report for the contract's enumerations and verdicts.</summary>
internal static class Names
{
    public static string Of(JobOrigin origin) => origin switch
    {
        JobOrigin.Worker => "worker",
        JobOrigin.Osc => "osc",
        _ => "plain",
    };

    public static string Of(HookPoint point) => point switch
    {
        HookPoint.Precheck => "precheck",
        HookPoint.PreChroot => "pre-chroot",
        HookPoint.PostBuild => "post-build",
        _ => "cleanup",
    };

    public static string? Of(HookStage? stage) => stage switch
    {
        null => null,
        HookStage.Transform => "transform",
        HookStage.Check => "check",
        HookStage.Compare => "compare",
        _ => "report",
    };

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "ok",
        Verdict.Skipped => "skipped",
        Verdict.ProjectFailure => "project-failure",
        Verdict.Unchanged => "unchanged",
        Verdict.HostFailure => "host-failure",
        _ => "hook-error",
    };

    public static string Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };

    public static string MessageOf(Verdict verdict) => verdict switch
    {
        Verdict.Skipped skipped => skipped.Reason,
        Verdict.ProjectFailure failure => failure.Message,
        Verdict.Unchanged unchanged => unchanged.Message,
        Verdict.HostFailure failure => failure.Message,
        Verdict.HookError error => error.Message,
        _ => "",
    };
}
