using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.AbiCheck.Tests;

/// <summary>What is decided without a tool.</summary>
public sealed class AbiCheckHookTests(PackageBuilds builds) : IClassFixture<PackageBuilds>
{
    [Fact]
    public async Task AfterBuild_FirstBuild_IsSkipped()
    {
        using var job = new Job(builds, "rpm", "plain", "plain");
        job.Harness.Job.With(static j => j with { OldPackages = [] });

        (await job.RunAsync()).Should().Be(new Verdict.Skipped("no results of a last build (--oldpackages) to compare with"));
    }

    [Fact]
    public async Task AfterBuild_NoLibraries_IsSkipped()
    {
        using var job = new Job(builds, "rpm", "nolibrary", "nolibrary");

        (await job.RunAsync()).Should().Be(new Verdict.Skipped("the last build had no packages with shared libraries"));
    }

    [Fact]
    public async Task AfterBuild_NoTools_SaysWhatIsMissing()
    {
        using var job = new Job(builds, "rpm", "plain", "plain");
        job.Harness.Tools = null;
        using var empty = new Job(builds, "rpm", "plain", "plain");
        empty.Harness.Tools = new FakeToolsRoot(empty.OldDirectory);

        (await job.RunAsync()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().StartWith("OBSH891: found no tools; expected abipkgdiff");
        (await empty.RunAsync()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().Be(
            "OBSH891: found no abipkgdiff, abidiff, find, sha256sum, rpm, rpm2cpio, cpio in the tools root; expected abipkgdiff and abidiff (abigail-tools, libabigail-tools), sh, find and coreutils, for rpm packages rpm, rpm2cpio and cpio, for deb packages dpkg; put the packages into \"tools\"");
    }

    [Fact]
    public async Task AfterBuild_UnknownReaction_SaysWhatIsExpected()
    {
        using var job = new Job(builds, "rpm", "plain", "plain").With("""{ "changed": "maybe" }""");

        (await job.RunAsync()).Should().Be(new Verdict.HookError("OBSH892: setting changed: found \"maybe\"; expected \"fail\", \"warn\" or \"ignore\""));
    }

    [Fact]
    public async Task AfterBuild_MemoryOfNothing_SaysWhatIsExpected()
    {
        using var job = new Job(builds, "rpm", "plain", "plain").With("""{ "memoryMB": 0 }""");

        (await job.RunAsync()).Should().Be(new Verdict.HookError("OBSH892: setting memoryMB: found 0; expected 64 to 1048576 MB"));
    }

    [Fact]
    public async Task AfterBuild_MissingSuppressionFile_SaysSo()
    {
        using var job = new Job(builds, "rpm", "plain", "plain").With("""{ "suppressions": ["/no/such/file"] }""");

        (await job.RunAsync()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().StartWith("OBSH892: setting suppressions: found /no/such/file");
    }

    [Theory]
    [InlineData("a\nb-1-1.x86_64.rpm", "a file name with characters that no package has")]
    [InlineData("$(reboot)-1-1.x86_64.rpm", "a file name with characters that no package has")]
    [InlineData("broken-1-1.x86_64.rpm", "it does not start like an rpm package")]
    [InlineData("strange.deb", "a file name other than NAME_VERSION_ARCH.deb")]
    public async Task AfterBuild_HostileResult_IsNamedAndNotTouched(string name, string problem)
    {
        using var job = new Job(builds, "rpm", "nolibrary", "nolibrary");
        job.Harness.Results.Add("RPMS/x86_64", name, new string('x', 100));

        (await job.FailAsync()).Should().Contain($"error: {name}: {problem}");
    }

    [Fact]
    public async Task AfterBuild_OldPackageIsALinkOrAPipe_IsNotFollowed()
    {
        using var job = new Job(builds, "rpm", "nolibrary", "nolibrary");
        File.CreateSymbolicLink(Path.Combine(job.OldDirectory, "link-1-1.x86_64.rpm"), "/etc/passwd");
        System.Diagnostics.Process.Start("mkfifo", [Path.Combine(job.OldDirectory, "pipe-1-1.x86_64.rpm")]).WaitForExit();

        var message = await job.FailAsync();

        message.Should().Contain("error: pipe-1-1.x86_64.rpm: of the last build: it does not start like an rpm package").And.NotContain("link");
    }

    [Fact]
    public async Task AfterBuild_JobIsKilled_EndsWithoutAVerdict()
    {
        using var job = new Job(builds, "rpm", "plain", "plain");
        using var killed = new CancellationTokenSource();
        await killed.CancelAsync();

        await FluentActions.Awaiting(() => job.Harness.AfterBuildAsync(new AbiCheckHook(), cancellationToken: killed.Token)).Should().ThrowAsync<OperationCanceledException>();
    }
}
