namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>Jobs that somebody kills through the worker.</summary>
[Collection(LabCollection.Name)]
public sealed class KillTests(LabFixture lab)
{
    [Fact]
    public async Task Kill_WhileAHookRuns_LeavesNothingAndTheWorkerIdle()
    {
        await lab.CommitAsync("killed-in-hook");
        await Eventually.TrueAsync(
            "the hook waits", static () => File.Exists(Path.Combine(LabPaths.Marks, "waiting")));

        await lab.Obs.KillAsync();

        (await lab.FinishedAsync("killed-in-hook")).Code.Should().Be("failed");
        (await File.ReadAllTextAsync(Path.Combine(LabPaths.Marks, "killed-in-hook"))).Should().Be("Killed");
        Leftovers.Find().Should().BeEmpty();
    }

    [Fact]
    public async Task Kill_WhileTheBuildRuns_LeavesNothingAndTheWorkerIdle()
    {
        await lab.CommitAsync("killed-in-build", "touch /tmp/building\nsleep 7532\n");
        await Eventually.TrueAsync(
            "the build waits", static () => File.Exists(Path.Combine(LabPaths.WorkerRoot, "tmp/building")));

        await lab.Obs.KillAsync();

        (await lab.FinishedAsync("killed-in-build")).Code.Should().Be("failed");
        (await File.ReadAllTextAsync(Path.Combine(LabPaths.Marks, "killed-in-build"))).Should().Be("Killed");
        Leftovers.Find().Should().BeEmpty();
    }
}
