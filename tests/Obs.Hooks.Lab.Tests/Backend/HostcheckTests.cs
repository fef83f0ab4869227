namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary><c>bs_worker --hostcheck</c>: before the worker takes a job, and before it sends results.</summary>
[Collection(LabCollection.Name)]
public sealed class HostcheckTests(LabFixture lab) : IAsyncLifetime
{
    private const string Program = "/mnt/hostcheck";

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(
            Program, $"#!/bin/sh\nexec {LabPaths.Engine} hostcheck --config-dir {LabPaths.Config} -- \"$@\"\n");
        File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public Task DisposeAsync()
    {
        LabConfiguration.AnswerPrecheck("ok", "");
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("ok", 0)]
    [InlineData("project-failure", 1)]
    [InlineData("repository-failure", 2)]
    [InlineData("host-failure", 3)]
    public void Precheck_EachVerdict_HasTheExitStatusOfBsWorker(string answer, int status)
    {
        LabConfiguration.AnswerPrecheck(answer, "because the lab says so");
        var job = "/mnt/job";
        File.WriteAllText(
            job,
            "<buildinfo project=\"lab\" repository=\"std\" package=\"checked-alone\"><job>lab::std::checked-alone-0</job>"
            + "<arch>x86_64</arch><srcmd5>0</srcmd5><file>x.dsc</file></buildinfo>");

        // The time that bs_worker leaves is no matter here.
        var patient = new Dictionary<string, string> { ["OBS_HOOKS_PRECHECKDEADLINE"] = "10m" };
        var result = Tool.RunIn("/", patient, Program, "--srcserver", ObsClient.Source, job, "precheck", LabPaths.WorkerRoot);

        result.ExitStatus.Should().Be(status, "it printed {0}", result.Output);
        if (status != 0)
        {
            result.Output.Should().Contain("because the lab says so");
        }
    }

    [Fact]
    public void Precheck_HookThatHangs_IsEndedAndNamed()
    {
        LabConfiguration.AnswerPrecheck("wait", "");
        var job = "/mnt/job";
        File.WriteAllText(job, "<buildinfo project=\"lab\" repository=\"std\" package=\"checked-slow\"><arch>x86_64</arch></buildinfo>");

        var result = Tool.Run(Program, "--srcserver", ObsClient.Source, job, "precheck", LabPaths.WorkerRoot);

        result.ExitStatus.Should().Be(3);
        result.Output.Should().Contain("check").And.Contain("8");
        Leftovers.Find().Should().BeEmpty();
    }

    [Fact]
    public async Task Worker_WithHostcheck_RefusesThenTakesTheJobAndSendsItsResults()
    {
        LabConfiguration.AnswerPrecheck("host-failure", "not now");
        LabFixture.Lab("worker", "--hostcheck", Program);
        try
        {
            await lab.CommitAsync("checked-by-the-worker");
            var dispatcher = Path.Combine(LabPaths.Lab, "log/dispatch.log");
            await Eventually.TrueAsync(
                "the worker refuses", () => File.ReadAllText(dispatcher).Contains("cannot build anything", StringComparison.Ordinal));
            (await lab.Obs.HistoryAsync("checked-by-the-worker")).Should().BeEmpty();

            // Status 3 bars nobody: the dispatcher asks again every second.
            LabConfiguration.AnswerPrecheck("ok", "welcome");

            // After the build the same program is called with "succeeded"; any status but 0 would be a bad host.
            (await lab.FinishedAsync("checked-by-the-worker")).Code.Should().Be("succeeded");
        }
        finally
        {
            LabFixture.Lab("worker");
        }
    }
}
