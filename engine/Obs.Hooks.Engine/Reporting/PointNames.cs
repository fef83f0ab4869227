namespace Obs.Hooks.Engine.Reporting;

/// <summary>Points, stages and policies as people write them.</summary>
internal static class PointNames
{
    public static string Of(HookPoint point) => point switch
    {
        HookPoint.Precheck => "precheck",
        HookPoint.PreChroot => "pre-chroot",
        HookPoint.PostBuild => "post-build",
        HookPoint.Cleanup => "cleanup",
        _ => throw new ArgumentOutOfRangeException(nameof(point), point, null),
    };

    public static string Of(HookStage? stage) => stage switch
    {
        null => "",
        HookStage.Transform => "transform",
        HookStage.Check => "check",
        HookStage.Compare => "compare",
        HookStage.Report => "report",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    public static string Of(ErrorPolicy policy) => policy switch
    {
        ErrorPolicy.Fail => "fail",
        ErrorPolicy.Warn => "warn",
        ErrorPolicy.BadHost => "badhost",
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, null),
    };
}
