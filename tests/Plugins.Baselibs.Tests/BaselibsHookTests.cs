using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Baselibs.Tests;

/// <summary>What is decided without running anything.</summary>
public sealed class BaselibsHookTests(PackageBuilds builds) : IClassFixture<PackageBuilds>
{
    [Fact]
    public async Task AfterBuild_NoConfiguration_IsSkipped()
    {
        using var job = new Job(builds, "");

        (await job.RunAsync()).Should().Be(new Verdict.Skipped("the package has no baselibs.conf"));
    }

    [Fact]
    public async Task AfterBuild_ConfigurationIsALink_IsNotRead()
    {
        using var job = new Job(builds, "");
        File.CreateSymbolicLink(Path.Combine(job.Harness.Job.Build().SourceDirectory, "baselibs.conf"), "/etc/passwd");

        (await job.RunAsync()).Should().Be(new Verdict.Skipped("the package has no baselibs.conf"));
    }

    [Theory]
    [InlineData("""{ "missing": "maybe" }""", "OBSH848: setting missing: found \"maybe\"; expected \"fail\", \"warn\" or \"ignore\"")]
    [InlineData("""{ "memoryMB": -1 }""", "OBSH848: setting memoryMB: found -1; expected 64 to 1048576 MB")]
    public async Task AfterBuild_BadSetting_SaysWhatIsExpected(string settings, string message)
    {
        using var job = new Job(builds, "hello\n").With(settings);

        (await job.RunAsync()).Should().Be(new Verdict.HookError(message));
    }

    [Fact]
    public async Task AfterBuild_NoRpms_IsSkipped()
    {
        using var job = new Job(builds, "hello\n", pattern: "*.none");
        job.Harness.Results.Add("SRPMS", "hello-1.0-1.src.rpm", "x");

        (await job.RunAsync()).Should().Be(new Verdict.Skipped("no rpm packages among the results"));
    }

    [Fact]
    public async Task AfterBuild_NoTargetsForTheArchitecture_SaysForWhichThereAre()
    {
        using var job = new Job(builds, "hello\n");
        File.WriteAllText(job.Harness.Job.Build().SourceDirectory + "/global", "arch ppc targets ppc64:32bit\n");

        var verdict = await job.With($$"""{ "global": "{{job.Harness.Job.Build().SourceDirectory}}/global" }""").RunAsync();

        verdict.Should().Be(new Verdict.Skipped("no targets for i686, only for ppc"));
    }

    [Fact]
    public async Task AfterBuild_BuildMadeThemItself_IsSkipped()
    {
        using var job = new Job(builds, "hello\n");
        job.Harness.Results.Add("RPMS/x86_64", "hello-32bit-1.0-1.x86_64.rpm", "whatever");

        (await job.RunAsync()).Should().Be(new Verdict.Skipped("the build made them itself (hello-32bit-1.0-1.x86_64.rpm)"));
    }

    [Fact]
    public async Task AfterBuild_NamedPackageIsBroken_FailsWithItsName()
    {
        using var job = new Job(builds, "hello\n", pattern: "*.none");
        job.Harness.Results.Add("RPMS/i686", "hello-1.0-1.i686.rpm", "no package");

        (await job.RunAsync()).Should().Be(new Verdict.ProjectFailure("OBSH846: hello-1.0-1.i686.rpm: it does not start like an rpm package"));
    }

    [Theory]
    [InlineData("hello-2.0-1.i686.rpm", "OBSH846: hello-2.0-1.i686.rpm: it is another package than its file name says")]
    [InlineData("hello-$(touch x)-1.i686.rpm", "OBSH846: hello-$(touch x)-1.i686.rpm: it is another package than its file name says")]
    public async Task AfterBuild_PackageWithAnotherName_IsNotGivenToAShell(string name, string message)
    {
        using var job = new Job(builds, "hello\n", pattern: "*.none");
        job.Harness.Results.Add("RPMS/i686", name, File.ReadAllBytes(Path.Combine(builds.Rpms("plain"), "hello-1.0-1.i686.rpm")));

        (await job.RunAsync()).Should().Be(new Verdict.ProjectFailure(message));
    }

    [Fact]
    public async Task AfterBuild_HostileNamesThatNobodyNamed_AreLeftAlone()
    {
        using var job = new Job(builds, "hello\n");
        job.Harness.Results.Add("RPMS/i686", "x\n;reboot-1-1.i686.rpm", "x");

        (await job.MakeAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task AfterBuild_NoMkbaselibsInTheRoot_SaysWhatIsMissing()
    {
        using var job = new Job(builds, "hello\n");
        job.Harness.Tools = new FakeToolsRoot(job.Harness.WorkDirectory);

        (await job.RunAsync()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().StartWith("OBSH847: found no mkbaselibs in the tools root");
    }

    [Fact]
    public async Task AfterBuild_UnknownSetting_SaysWhatIsExpected()
    {
        using var job = new Job(builds, "hello\n").With("""{ "missing": "maybe" }""");

        (await job.RunAsync()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().Contain("\"fail\", \"warn\" or \"ignore\"");
    }

    [Fact]
    public async Task AfterBuild_JobIsKilled_EndsWithoutAVerdict()
    {
        using var job = new Job(builds, "hello\n");
        using var killed = new CancellationTokenSource();
        await killed.CancelAsync();

        await FluentActions.Awaiting(() => job.Harness.AfterBuildAsync(new BaselibsHook(), cancellationToken: killed.Token)).Should().ThrowAsync<OperationCanceledException>();
    }
}
