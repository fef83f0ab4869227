using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Tests.Reporting;

public sealed class PlanTableTests
{
    [Fact]
    public void Render_Plan_FitsEightyColumns()
    {
        var plan = new HookPlan
        {
            Hooks =
            [
                Hook("add-debug-package", HookPoint.PreChroot, null, "packages", 600),
                Hook("report", HookPoint.PostBuild, HookStage.Report, "report", 90) with { OnError = ErrorPolicy.Warn },
                Hook("a-hook-with-a-rather-long-name", HookPoint.Cleanup, null, "distribution-cleanup", 7200),
            ],
            LeftOut = [new LeftOutHook("rpmlint", "its condition on the recipe type says spec and this job builds a dsc")],
        };

        var lines = PlanTable.Render(plan).ConvertAll(static line => line.Text);

        lines.Should().Equal(
            "#  point       stage   hook                plugin              timeout  on error",
            "1  pre-chroot          add-debug-package   packages 1.2.3          10m  fail",
            "2  post-build  report  report              report 1.2.3            90s  warn",
            "3  cleanup             a-hook-with-a-rath  distribution-clean       2h  fail",
            "                       er-long-name        up 1.2.3",
            "not run: rpmlint: its condition on the recipe type says spec and this job builds",
            "a dsc");
        lines.Should().OnlyContain(static line => line.Length <= 80);
    }

    [Fact]
    public void Render_NoHooks_IsEmpty() => PlanTable.Render(HookPlan.Empty).Should().BeEmpty();

    private static PlannedHook Hook(string id, HookPoint point, HookStage? stage, string plugin, int seconds) => new()
    {
        Id = id,
        Point = point,
        Stage = stage,
        Code = new PluginCode(new InstalledPlugin("/p", new PluginManifest
        {
            Id = plugin,
            Version = "1.2.3",
            Assembly = "x.dll",
            Contract = "1.0",
            Digest = "",
        })),
        Manifest = new HookManifest { Id = id, Type = "T", Points = [point] },
        Timeout = TimeSpan.FromSeconds(seconds),
        OnError = ErrorPolicy.Fail,
    };
}
