using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Tests.Reporting;

public sealed class SummaryTableTests
{
    private static readonly Verdict _soname =
        new Verdict.ProjectFailure("libfoo.so.1 lost the symbol foo_open; bump the soname\nor bring it back");

    private static readonly HookRun[] _runs =
    [
        Run("add-debug-package", HookPoint.PreChroot, null, Verdict.Ok.Nothing, 12) with
        {
            Effects = ["add package strace (applied)"],
        },
        Run("abi", HookPoint.PostBuild, HookStage.Check, _soname, 1250) with
        {
            Warnings = ["no old packages for armv7l"],
        },
        Run("a-hook-with-a-rather-long-name", HookPoint.PostBuild, HookStage.Report,
            new Verdict.Skipped("nothing to report"), 0),
        Run("cleanup", HookPoint.Cleanup, null, new Verdict.HookError("threw InvalidOperationException"), 65_000),
    ];

    [Fact]
    public void Render_HooksAndBuild_FitsEightyColumns()
    {
        var lines = Text(SummaryTable.Render(_runs, new BuildRow(0, TimeSpan.FromSeconds(3725))));

        lines.Should().Equal(
            "point       hook                      verdict  elapsed  details",
            "pre-chroot  add-debug-package         ok         12 ms  add package strace",
            "                                                        (applied)",
            "build                                 exit 0    1h 02m",
            "post-build  abi                       FAILED     1.3 s  libfoo.so.1 lost the",
            "                                                        symbol foo_open; bump",
            "                                                        the soname or bring it",
            "                                                        back",
            "                                                        warning: no old packages",
            "                                                        for armv7l",
            "post-build  a-hook-with-a-rather-lon  skipped     0 ms  nothing to report",
            "            g-name",
            "cleanup     cleanup                   BROKEN    1m 05s  threw",
            "                                                        InvalidOperationExceptio",
            "                                                        n");
        lines.Should().OnlyContain(static line => line.Length <= 80);
    }

    [Fact]
    public void Render_BuildNotStarted_HasNoBuildRow() =>
        Text(SummaryTable.Render(_runs, null)).Should()
            .NotContain(static line => line.StartsWith("build", StringComparison.Ordinal));

    [Fact]
    public void Render_NoHookAfterTheBuild_EndsWithTheBuild() =>
        Text(SummaryTable.Render([], new BuildRow(3, TimeSpan.FromSeconds(2), "bad host"))).Should().Equal(
            "point  hook  verdict  elapsed  details",
            "build        exit 3     2.0 s  bad host");

    [Fact]
    public void Render_ManyWarnings_AreCounted()
    {
        var run = _runs[0] with { Warnings = [.. Enumerable.Repeat("again", 20)] };

        Text(SummaryTable.Render([run], null)).Should().HaveCount(7)
            .And.HaveElementAt(6, "                                                 and 16 more");
    }

    [Fact]
    public void Render_Verdicts_AreTinted() =>
        SummaryTable.Render(_runs, null).Where(static line => line.Tint == Tint.Bad)
            .Select(static line => line.ToColoured()).Should().Contain(static line => line.Contains("\e[1;31mFAILED\e[0m"));

    private static HookRun Run(string id, HookPoint point, HookStage? stage, Verdict verdict, int milliseconds) => new()
    {
        HookId = id,
        Point = point,
        Stage = stage,
        Verdict = verdict,
        Elapsed = TimeSpan.FromMilliseconds(milliseconds),
    };

    private static List<string> Text(List<LogLine> lines) => lines.ConvertAll(static line => line.Text);
}
