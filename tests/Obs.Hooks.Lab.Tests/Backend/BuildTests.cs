namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>A package that builds well, with hooks before and after.</summary>
[Collection(LabCollection.Name)]
public sealed class BuildTests(LabFixture lab)
{
    // The build itself fails without the package that the hook adds.
    internal const string Step = $"cat /{MarkPackage.File}\ndpkg-query --show labmark\n";

    private Task<FinishedBuild> GoodAsync() => lab.BuildAsync("good", Step);

    [Fact]
    public async Task Build_ByTheRealWorker_Succeeds()
    {
        var build = await GoodAsync();

        build.Code.Should().Be("succeeded", "the log is:\n{0}", build.Log);
        (await lab.StatusAsync("good")).Should().Be("succeeded");
        (await lab.Obs.BinariesAsync("good")).Should().Contain(static b => b.EndsWith("_amd64.deb", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shim_InstalledOnTheServer_ArrivesByGetbuildcode()
    {
        await GoodAsync();

        var arrived = Path.Combine(LabPaths.WorkerState, "build");
        (await File.ReadAllTextAsync(Path.Combine(arrived, "build"))).Should().StartWith("#!/bin/bash\n# obs-hooks shim");
        (await File.ReadAllBytesAsync(Path.Combine(arrived, "build.real")))
            .Should().Equal(await File.ReadAllBytesAsync("/usr/lib/obs-build/build"));
    }

    [Fact]
    public async Task AddPackage_BeforeTheChroot_IsInstalledInTheRoot()
    {
        var build = await GoodAsync();

        build.Log.Should().Contain("labmark was installed").And.Contain("labmark\t1.0");
    }

    [Fact]
    public async Task AddResult_AfterTheBuild_ComesBackToTheBackend()
    {
        await GoodAsync();

        (await lab.Obs.BinaryAsync("good", "note.txt")).Should().Be("lab/good for x86_64");
    }

    [Fact]
    public async Task Reports_AfterTheBuild_ComeBackToTheBackend()
    {
        await GoodAsync();

        (await lab.Obs.BinariesAsync("good")).Should().Contain(["hooks.report.json", "hooks.report.html"]);
        (await lab.Obs.BinaryAsync("good", "hooks.report.json")).Should().Contain("\"mark\"").And.Contain("\"note\"");
    }

    [Fact]
    public async Task Log_FromTheBackend_HasPlanHooksBuildAndSummaryInThisOrder()
    {
        var log = (await GoodAsync()).Log;

        // The plan, a hook's line before, the build's own text, a hook's line after, and the summary, which names all.
        var build = log.IndexOf("Using BUILD_ROOT=", StringComparison.Ordinal);
        build.Should().BePositive();
        var before = log[..build];
        var after = log[build..];
        before.Should().Contain("mark").And.Contain("note").And.Contain("[hook mark]");
        after.Should().Contain("dpkg-buildpackage").And.Contain("[hook note]");
        after.LastIndexOf("record", StringComparison.Ordinal).Should().BeGreaterThan(
            after.IndexOf("dpkg-buildpackage", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cleanup_AfterSuccess_KnowsTheOutcome()
    {
        await GoodAsync();

        (await File.ReadAllTextAsync(Path.Combine(LabPaths.Marks, "good"))).Should().Be("Succeeded");
        Leftovers.Find().Should().BeEmpty();
    }
}
