using Obs.Hooks.Effects;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Report.Tests;

/// <summary>A job as a worker really sees one: a build of four minutes between hooks of milliseconds.</summary>
internal static class SampleJob
{
    public static HookHarness Create()
    {
        var harness = new HookHarness();
        harness.Job.Of("home:tester", "Debian_12", "x86_64", "hello").WithSource("hello.dsc", "Source: hello\n");
        harness.Results.Add("DEBS", "hello_2.10-3_amd64.deb", new string('x', 53_000));
        harness.Results.Add("OTHER", "_statistics", "<statistics/>");
        var start = harness.Clock.GetUtcNow();
        harness.Clock.Advance(TimeSpan.FromSeconds(245));
        var built = start + TimeSpan.FromSeconds(243.2);
        harness.EarlierHooks =
        [
            Run("add-debug-package", HookPoint.PreChroot, null, Verdict.Ok.Nothing, start, 60, 12.41) with
            {
                Effects = ["add package strace (applied)", "set option --jobs 4 (applied)"],
            },
            Run("qemu", HookPoint.PreChroot, null, new Verdict.Skipped("x86_64 runs here without an emulator"), start, 80, 0.8),
            Run("abi-check", HookPoint.PostBuild, HookStage.Check, new Verdict.HookError("no old packages to compare with"), built, 5, 1250) with
            {
                Warnings = ["the package has no symbols file", "libhello.so has no version"],
            },
            Run("rpmlint", HookPoint.PostBuild, HookStage.Check, Verdict.Ok.Nothing, built, 1260, 310) with
            {
                Findings =
                [
                    new Finding(FindingSeverity.Warning, "no-documentation", "hello.x86_64", ""),
                    new Finding(FindingSeverity.Error, "world-writable", "hello.x86_64", "/usr/share/hello/world 666")
                    {
                        Description = "A file or directory in the package is installed with world writable permissions.",
                        Link = "https://rpmlint.example/FilesCheck.toml",
                    },
                    new Finding(FindingSeverity.Error, "odd-link", "hello.spec", "") { Line = 7, Link = "javascript:alert(1)" },
                ],
            },
            Run("compare", HookPoint.PostBuild, HookStage.Compare, new Verdict.Unchanged("same as the previous build"), built, 1300, 480),
        ];
        return harness;
    }

    /// <summary>The context of the report hook in this job.</summary>
    public static PostBuildContext Context(HookHarness harness)
    {
        var context = harness.PostBuild();
        var end = harness.Clock.GetUtcNow();
        return context with
        {
            Timeline = new JobTimeline
            {
                EngineStarted = end - TimeSpan.FromSeconds(245),
                BuildStarted = end - TimeSpan.FromSeconds(244.85),
                BuildEnded = end - TimeSpan.FromSeconds(1.8),
                BuildExitStatus = 0,
                EngineVersion = "0.1.0",
            },
        };
    }

    private static HookRun Run(
        string id, HookPoint point, HookStage? stage, Verdict verdict, DateTimeOffset from, int after, double milliseconds) => new()
    {
        HookId = id,
        Point = point,
        Stage = stage,
        Verdict = verdict,
        Started = from + TimeSpan.FromMilliseconds(after),
        Elapsed = TimeSpan.FromMilliseconds(milliseconds),
    };
}
