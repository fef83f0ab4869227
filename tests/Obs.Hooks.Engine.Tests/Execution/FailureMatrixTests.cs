using Obs.Hooks.Engine.Execution;

namespace Obs.Hooks.Engine.Tests.Execution;

/// <summary>Which hook does what at which point → what still runs, the exit status, and what the log says.</summary>
[Collection(Alone.Name)]
public sealed class FailureMatrixTests : IDisposable
{
    private const string Everything = "pre1 preX pre2 build post1 postX post2 clean1 cleanX clean2";

    private readonly PipelineHarness _harness = new() { WorkerState = "<workerstate state=\"building\"/>" };

    public static TheoryData<string, string, ErrorPolicy, string, int, string> Matrix
    {
        get
        {
            const string afterPre = "pre1 preX clean1 cleanX clean2";
            const string afterPost = "pre1 preX pre2 build post1 postX clean1 cleanX clean2";
            var rows = new TheoryData<string, string, ErrorPolicy, string, int, string>
            {
                // point, what the hook does, its onError, what runs, exit status, in the log
                { "preX", "ok", ErrorPolicy.Fail, Everything, 0, "exit status 0 (succeeded)" },
                { "preX", "skipped", ErrorPolicy.Fail, Everything, 0, "not for me" },
                { "preX", "project-failure", ErrorPolicy.Fail, afterPre, 1, "your fault" },
                { "preX", "host-failure", ErrorPolicy.Fail, afterPre, 3, "host is broken" },
                { "preX", "unchanged", ErrorPolicy.Fail, afterPre, 1, "OBSH703" },
                { "preX", "throws", ErrorPolicy.Fail, afterPre, 1, "OBSH701" },
                { "preX", "throws", ErrorPolicy.Warn, Everything, 0, "OBSH701" },
                { "preX", "throws", ErrorPolicy.BadHost, afterPre, 3, "OBSH701" },
                { "preX", "hangs", ErrorPolicy.Fail, afterPre, 1, "OBSH702" },
                { "preX", "hangs", ErrorPolicy.Warn, Everything, 0, "OBSH702" },
                { "preX", "hangs", ErrorPolicy.BadHost, afterPre, 3, "OBSH702" },
                { "preX", "killed", ErrorPolicy.Fail, afterPre, 1, "exit status 1 (killed)" },
                { "preX", "killed", ErrorPolicy.Warn, afterPre, 1, "exit status 1 (killed)" },

                { "postX", "ok", ErrorPolicy.Fail, Everything, 0, "exit status 0 (succeeded)" },
                { "postX", "skipped", ErrorPolicy.Fail, Everything, 0, "not for me" },
                { "postX", "project-failure", ErrorPolicy.Fail, afterPost, 1, "your fault" },
                { "postX", "host-failure", ErrorPolicy.Fail, afterPost, 3, "host is broken" },
                { "postX", "unchanged", ErrorPolicy.Fail, Everything, 2, "exit status 2 (unchanged)" },
                { "postX", "throws", ErrorPolicy.Fail, afterPost, 1, "OBSH701" },
                { "postX", "throws", ErrorPolicy.Warn, Everything, 0, "OBSH701" },
                { "postX", "throws", ErrorPolicy.BadHost, afterPost, 3, "OBSH701" },
                { "postX", "hangs", ErrorPolicy.Fail, afterPost, 1, "OBSH702" },
                { "postX", "hangs", ErrorPolicy.Warn, Everything, 0, "OBSH702" },
                { "postX", "hangs", ErrorPolicy.BadHost, afterPost, 3, "OBSH702" },
                { "postX", "killed", ErrorPolicy.Fail, afterPost, 1, "exit status 1 (killed)" },
                { "postX", "killed", ErrorPolicy.Warn, afterPost, 1, "exit status 1 (killed)" },

                { "cleanX", "ok", ErrorPolicy.Fail, Everything, 0, "exit status 0 (succeeded)" },
                { "cleanX", "skipped", ErrorPolicy.Fail, Everything, 0, "not for me" },
                { "cleanX", "project-failure", ErrorPolicy.Fail, Everything, 0, "your fault" },
                { "cleanX", "host-failure", ErrorPolicy.Fail, Everything, 3, "host is broken" },
                { "cleanX", "unchanged", ErrorPolicy.Fail, Everything, 0, "OBSH703" },
                { "cleanX", "throws", ErrorPolicy.Fail, Everything, 0, "OBSH701" },
                { "cleanX", "throws", ErrorPolicy.BadHost, Everything, 3, "OBSH701" },
                { "cleanX", "hangs", ErrorPolicy.Fail, Everything, 0, "OBSH702" },
                { "cleanX", "killed", ErrorPolicy.Fail, Everything, 0, "exit status 0 (succeeded)" },
            };
            return rows;
        }
    }

    public void Dispose() => _harness.Dispose();

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Run_HookDoesThisThere_TheRestFollowsTheMatrix(
        string hook, string behaviour, ErrorPolicy onError, string runs, int status, string inTheLog)
    {
        Place(hook, behaviour, onError);

        _harness.Run().Should().Be(status);

        _harness.Ran.Should().Be(runs);
        _harness.Log.Should().Contain(inTheLog);
        Directory.Exists(_harness.StateDirectory + "/jobs").Should().BeTrue();
        Directory.EnumerateFileSystemEntries(_harness.StateDirectory + "/jobs").Should().BeEmpty("nothing of a job stays");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 4)]
    [InlineData(9, 9)]
    [InlineData(75, 75)]
    public void Run_BuildEndsWithAStatus_PostBuildIsLeftOutAndTheStatusIsPassedOn(int build, int status)
    {
        Place("preX", "ok", ErrorPolicy.Fail);
        _harness.Script = _harness.Script.Replace("${BUILD_STATUS:-0}", build.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

        _harness.Run().Should().Be(status);

        _harness.Ran.Should().Be("pre1 preX pre2 build clean1 cleanX clean2");
        _harness.Log.Should().Contain("the build says hello");
    }

    [Fact]
    public void Run_BuildDiesOfASignal_StatusIs128PlusTheSignal()
    {
        Place("preX", "ok", ErrorPolicy.Fail);
        _harness.Script = "#!/bin/bash\nkill -9 $$\n";

        _harness.Run().Should().Be(137);

        _harness.Ran.Should().Be("pre1 preX pre2 clean1 cleanX clean2");
    }

    [Fact]
    public void Run_UnchangedForACallerThatKnowsNoStatus2_MarksTheResultsAndSucceeds()
    {
        _harness.MayEndUnchanged = false;
        Place("postX", "unchanged", ErrorPolicy.Fail);

        _harness.Run().Should().Be(0);

        File.Exists(Path.Combine(_harness.Results, "..", "same_result_marker")).Should().BeTrue();
    }

    [Theory]
    [InlineData("killed")]
    [InlineData("discarded")]
    [InlineData("badhost")]
    public void Run_WorkerGaveTheJobUpBeforeTheFirstHook_OnlyCleanupRuns(string state)
    {
        Place("preX", "ok", ErrorPolicy.Fail);
        _harness.WorkerState = $"<workerstate state=\"{state}\"/>";

        _harness.Run().Should().Be(1);

        _harness.Ran.Should().Be("clean1 cleanX clean2");
    }

    [Theory]
    [InlineData(0, 0, true, 0)]
    [InlineData(1, 0, true, 2)]
    [InlineData(1, 0, false, 0)]
    [InlineData(1, 2, false, 2)]
    [InlineData(2, 0, true, 1)]
    [InlineData(2, 2, true, 1)]
    [InlineData(2, 3, true, 3)]
    [InlineData(3, 1, true, 3)]
    [InlineData(3, 4, true, 4)]
    [InlineData(3, 9, true, 9)]
    [InlineData(0, 4, true, 4)]
    public void Of_ConsequenceAndBuildStatus_GiveOneExitStatus(int worst, int build, bool mayEndUnchanged, int expected)
    {
        ExitStatusRules.Of((Consequence)worst, build, mayEndUnchanged).Should().Be(expected);
    }

    private void Place(string special, string behaviour, ErrorPolicy onError)
    {
        foreach (var (name, point) in new[]
        {
            ("pre1", HookPoint.PreChroot), ("preX", HookPoint.PreChroot), ("pre2", HookPoint.PreChroot),
            ("post1", HookPoint.PostBuild), ("postX", HookPoint.PostBuild), ("post2", HookPoint.PostBuild),
            ("clean1", HookPoint.Cleanup), ("cleanX", HookPoint.Cleanup), ("clean2", HookPoint.Cleanup),
        })
        {
            var what = name == special ? behaviour : "ok";
            var timeout = what == "hangs" ? PipelineHarness.Held : TimeSpan.FromMinutes(1);
            _harness.Hooks.Add(name, point, new DelegateHook((_, token) => Behave(name, what, token)), onError, timeout);
        }
    }

    private async Task<Verdict> Behave(string name, string what, CancellationToken token)
    {
        _harness.NoteRun(name);
        switch (what)
        {
            case "hangs":
                _harness.Time.End(PipelineHarness.Held);
                await Task.Delay(Timeout.Infinite, token);
                break;
            case "killed":
                _harness.SetWorkerState("<workerstate state=\"killed\"/>");
                break;
        }

        return what switch
        {
            "skipped" => new Verdict.Skipped("not for me"),
            "project-failure" => new Verdict.ProjectFailure("your fault"),
            "host-failure" => new Verdict.HostFailure("the host is broken"),
            "unchanged" => new Verdict.Unchanged("as before"),
            "throws" => throw new InvalidOperationException("oops"),
            _ => Verdict.Ok.Nothing,
        };
    }
}
