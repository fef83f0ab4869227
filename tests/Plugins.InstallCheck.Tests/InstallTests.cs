using Obs.Hooks.Effects;
using Obs.Hooks.Tests.Shared;

namespace Obs.Hooks.Plugins.InstallCheck.Tests;

/// <summary>Real packages, the real package managers.</summary>
[Collection(ToolsCollection.Name)]
public sealed class InstallTests(ToolsFixture tools)
{
    [Theory]
    [InlineData("rpm")]
    [InlineData("deb")]
    public async Task AfterBuild_GoodPackages_InstallTogetherScriptsIncluded(string suffix)
    {
        using var job = new CheckJob(tools, suffix);
        job.AddBase(new Sample("library")).AddBase(new Sample("unneeded") { Script = "exit 1" })
            .Add(new Sample("hello") { Depends = "library", File = "usr/bin/hello", Script = "cat /usr/share/library/name /usr/bin/hello > /hello.conf; [ -c /dev/null ] && [ -d /proc/self ]" })
            .Add(new Sample("hello-data") { Depends = "hello" });

        var verdict = await job.RunAsync();

        job.Log.Should().ContainSingle().Which.Should().StartWith("installed 2 package(s) on 2 of the build root in ").And.EndWith("no problem");
        verdict.Should().BeOfType<Verdict.Ok>().Which.Effects.OfType<AttachReport>().Select(static r => r.Name)
            .Should().Equal("hooks.install-check.txt", "hooks.install-check.json");
    }

    [Theory]
    [InlineData("rpm", "conflict-a-1.0-1", "script: failing-1.0-1", "%post failed, exit status 3", "needs no-such-thing >= 2, which no package of the job provides")]
    [InlineData("deb", "conflict-b", "script: failing", "installed failing package post-installation script subprocess returned error exit status 3", "Depends: no-such-thing (>= 2) but it is not installable")]
    public async Task AfterBuild_PlantedProblems_AreAllFoundWithPackageFileAndCause(string suffix, string conflicting, string script, string cause, string missing)
    {
        using var job = new CheckJob(tools, suffix);
        job.Add(new Sample("conflict-a") { File = "usr/bin/both" })
            .Add(new Sample("conflict-b") { File = "usr/bin/both" })
            .Add(new Sample("failing") { Script = "echo about to fail\nexit 3" })
            .Add(new Sample("needy") { Depends = suffix == "deb" ? "no-such-thing (>= 2)" : "no-such-thing >= 2" });

        var verdict = await job.RunAsync();

        verdict.Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().StartWith("OBSH865: the packages do not install: file: conflict-").And.Contain("(and 1 more); expected each file in one package only; ");
        var log = string.Join('\n', job.Log);
        log.Should().Contain($"error: OBSH865: file: {conflicting}").And.Contain("/usr/bin/both is in conflict-")
            .And.Contain($"error: OBSH866: {script}").And.Contain(cause).And.Contain("\n    about to fail")
            .And.Contain("OBSH863: dependency: needy").And.Contain(missing);
    }

    [Theory]
    [InlineData("rpm")]
    [InlineData("deb")]
    public async Task AfterBuild_DeclaredConflict_IsOne(string suffix)
    {
        using var job = new CheckJob(tools, suffix);
        job.Add(new Sample("a") { Conflicts = "b" }).Add(new Sample("b"));

        (await job.RunAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().Contain("OBSH864: the packages do not install: conflict: ");
    }

    [Fact]
    public async Task AfterBuild_PoliciesWarnAndIgnore_DoNotFail()
    {
        using var job = new CheckJob(tools, "rpm");
        job.Harness.WithSettings("""{ "files": "warn", "failingScripts": "ignore", "dependencies": "fail" }""");
        job.Add(new Sample("a") { File = "usr/bin/both" }).Add(new Sample("b") { File = "usr/bin/both" }).Add(new Sample("failing") { Script = "exit 3" });

        var verdict = await job.RunAsync();

        var effects = verdict.Should().BeOfType<Verdict.Ok>().Which.Effects;
        effects.OfType<ReportFindings>().Single().Findings.Select(static f => (f.Severity, f.Code))
            .Should().Equal((FindingSeverity.Warning, "file"), (FindingSeverity.Info, "script"));
        job.Log.Should().NotContain(static l => l.Contains("script"));
        var json = await File.ReadAllTextAsync(Path.Combine(job.Harness.StagingDirectory, "hooks.install-check.json"));
        json.Should().Contain("\"file\": \"/usr/bin/both\"").And.Contain("\"code\": \"OBSH865\"").And.Contain("\"policy\": \"warn\"").And.Contain("\"policy\": \"ignore\"");
    }

    [Fact]
    public async Task AfterBuild_ForeignArchitecture_ChecksWithoutRunningScripts()
    {
        using var job = new CheckJob(tools, "rpm");
        job.Harness.Job.Of("home:tester", "standard", "s390x", "hello");
        job.Add(new Sample("hello") { Script = "exit 1" });

        (await job.RunAsync()).Should().BeOfType<Verdict.Ok>();

        job.Log.Should().Contain(static l => l.Contains("programs of s390x do not run")).And.Contain(static l => l.StartsWith("solved, but not installed"));
    }

    [Fact]
    public async Task AfterBuild_RealDebianPackages_MakeARootWithTheirScripts()
    {
        using var job = new CheckJob(tools, "deb", withBase: false);
        foreach (var package in Directory.GetFiles(RealBuild.Lab("debs"), "*.deb"))
        {
            job.AddBase(package);
        }

        job.Add(new Sample("hello") { Depends = "perl-base", Script = "set -e\ngetent passwd daemon\nperl -e 'exit 0'\nupdate-alternatives --query awk > /dev/null" });

        var verdict = await job.RunAsync();

        verdict.Should().BeOfType<Verdict.Ok>("{0}", string.Join('\n', job.Log));
        job.Log.Should().ContainSingle().Which.Should().EndWith("no problem");
    }
}
