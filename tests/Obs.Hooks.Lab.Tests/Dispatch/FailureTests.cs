using Obs.Hooks.Lab.Tests.Backend;

namespace Obs.Hooks.Lab.Tests.Dispatch;

/// <summary>The service is killed while jobs wait.</summary>
[Collection(DispatchCollection.Name)]
public sealed class FailureTests(DispatchLab lab)
{
    private static string DispatcherLog => File.ReadAllText(Path.Combine(LabPaths.Lab, "log/dispatch.log"));

    [Fact]
    public async Task FailOpen_ServiceKilledMidWay_DispatchGoesOnWithoutIt()
    {
        using (var service = await AllocatorProcess.StartAsync("by-name"))
        {
            await lab.CommitAsync("to-2-before");
            (await lab.BuiltByAsync("to-2-before")).Should().Be(DispatchLab.Small);
            // Nobody is planned for it: it waits as long as there is a service.
            await lab.CommitAsync("nowhere-open");
            await Eventually.GetAsync("the job waits", () => lab.Obs.StatusAsync("nowhere-open"), static s => s == "scheduled");
            await DispatchLab.LoopsAsync(3);
            (await lab.Obs.WorkersAsync("nowhere-open")).Should().BeEmpty();

            await service.KillAsync();
        }

        (await lab.BuiltByAsync("nowhere-open")).Should().NotBe("dispatcher");
        DispatcherLog.Should().Contain("jobs go to any worker");
        using var again = await AllocatorProcess.StartAsync("by-name");
        await lab.CommitAsync("to-3-again");
        (await lab.BuiltByAsync("to-3-again")).Should().Be(DispatchLab.Big);
        await again.StopAsync();
    }

    [Fact]
    public async Task FailClosed_ServiceKilledMidWay_NothingIsDispatchedNorFailedUntilItIsBack()
    {
        DispatchLab.Install("closed");
        try
        {
            using (var service = await AllocatorProcess.StartAsync("by-name"))
            {
                await lab.CommitAsync("to-2-closed");
                (await lab.BuiltByAsync("to-2-closed")).Should().Be(DispatchLab.Small);
                await service.KillAsync();
            }

            // With a constraint, so that bs_dispatch also checks all workers, and would fail a job that none may build.
            await lab.CommitAsync("to-3-waits", "<hostlabel>big</hostlabel>");
            await Eventually.GetAsync("the job waits", () => lab.Obs.StatusAsync("to-3-waits"), static s => s == "scheduled");
            await DispatchLab.LoopsAsync(8);
            (await lab.Obs.WorkersAsync("to-3-waits")).Should().BeEmpty();
            DispatcherLog.Should().Contain("no job is dispatched");

            using var again = await AllocatorProcess.StartAsync("by-name");
            (await lab.BuiltByAsync("to-3-waits")).Should().Be(DispatchLab.Big);
            await again.StopAsync();
        }
        finally
        {
            DispatchLab.Install("open");
        }
    }
}
