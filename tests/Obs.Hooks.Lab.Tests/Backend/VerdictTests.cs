namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>What each verdict becomes in the backend.</summary>
[Collection(LabCollection.Name)]
public sealed class VerdictTests(LabFixture lab)
{
    [Fact]
    public async Task ProjectFailure_BeforeTheChroot_FailsWithTheMessageInTheLog()
    {
        var build = await lab.BuildAsync("refused-before");

        build.Code.Should().Be("failed");
        build.Log.Should().Contain("please mend the recipe").And.NotContain("dpkg-buildpackage");
        (await File.ReadAllTextAsync(Path.Combine(LabPaths.Marks, "refused-before"))).Should().Be("Failed");
    }

    [Fact]
    public async Task ProjectFailure_AfterTheBuild_FailsWithTheMessageInTheLog()
    {
        var build = await lab.BuildAsync("refused-after");

        build.Code.Should().Be("failed");
        build.Log.Should().Contain("dpkg-buildpackage").And.Contain("the results are not good enough");
    }

    [Fact]
    public async Task Unchanged_AfterTheBuild_KeepsTheOldResults()
    {
        var changed = Path.Combine(LabPaths.Marks, "changed");
        await File.WriteAllTextAsync(changed, "");
        (await lab.BuildAsync("same")).Code.Should().Be("succeeded");
        var before = await lab.Obs.BinariesAsync("same");
        File.Delete(changed);

        await lab.Obs.RebuildAsync("same");
        var again = await lab.FinishedAsync("same", jobs: 2);

        again.Code.Should().Be("unchanged");
        (await lab.StatusAsync("same")).Should().Be("succeeded");
        (await lab.Obs.BinariesAsync("same")).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task HostFailure_BeforeTheChroot_SchedulesTheJobAgain()
    {
        await lab.CommitAsync("moved");
        var worker = Path.Combine(LabPaths.Lab, "log/worker.log");
        await Eventually.TrueAsync(
            "the worker reports itself as a bad host",
            () => File.Exists(Path.Combine(LabPaths.Marks, "moved")));
        await LabFixture.IdleAsync();
        (await File.ReadAllTextAsync(Path.Combine(LabPaths.Marks, "moved"))).Should().Be("BadHost");
        (await File.ReadAllTextAsync(worker)).Should().Contain("the disk is on fire");
        // Nothing was sent: the job is waiting for another host, and no result of it is known.
        (await Eventually.GetAsync("the job is scheduled again", () => lab.Obs.StatusAsync("moved"), static s => s == "scheduled"))
            .Should().Be("scheduled");
        (await lab.Obs.HistoryAsync("moved")).Should().BeEmpty();

        await File.WriteAllTextAsync(Path.Combine(LabPaths.Marks, "repaired"), "");
        // The dispatcher bars the only worker for a day; this is its administrator's way to say that it is well again.
        await Eventually.GetAsync(
            "the job ends on the repaired host",
            () =>
            {
                File.WriteAllText(Path.Combine(LabPaths.Lab, "obs/run/bs_dispatch.dropbadhosts"), "");
                return lab.Obs.HistoryAsync("moved");
            },
            static ended => ended.Count > 0);
        (await lab.FinishedAsync("moved")).Code.Should().Be("succeeded");
    }
}
