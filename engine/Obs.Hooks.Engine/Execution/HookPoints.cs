namespace Obs.Hooks.Engine.Execution;

/// <summary>The names of points as people write them.</summary>
internal static class HookPoints
{
    public static string NameOf(HookPoint point) => point switch
    {
        HookPoint.Precheck => "precheck",
        HookPoint.PreChroot => "pre-chroot",
        HookPoint.PostBuild => "post-build",
        _ => "cleanup",
    };
}
