using Obs.Hooks.Lab.Tests.Backend;

namespace Obs.Hooks.Lab.Tests.Dispatch;

/// <summary>The dispatcher of OBS sends each job where the allocator says.</summary>
[Collection(DispatchCollection.Name)]
public sealed class AllocatorTests(DispatchLab lab)
{
    [Fact]
    public async Task Dispatcher_WithAPluginsAllocator_SendsEachJobWhereItSays()
    {
        using var service = await AllocatorProcess.StartAsync("by-name");
        service.User().Should().Be("obsrun", "root's rights are not needed");

        foreach (var package in new[] { "to-3-a", "to-2-b", "to-3-c", "to-2-d" })
        {
            await lab.CommitAsync(package);
        }

        (await lab.BuiltByAsync("to-3-a")).Should().Be(DispatchLab.Big);
        (await lab.BuiltByAsync("to-2-b")).Should().Be(DispatchLab.Small);
        (await lab.BuiltByAsync("to-3-c")).Should().Be(DispatchLab.Big);
        (await lab.BuiltByAsync("to-2-d")).Should().Be(DispatchLab.Small);
        (await service.StopAsync()).Should().Be(0);
        File.Exists(AllocatorProcess.Socket).Should().BeFalse();
    }

    [Fact]
    public async Task Dispatcher_WithBestFit_KeepsTheBigWorkerForJobsThatNeedIt()
    {
        using var service = await AllocatorProcess.StartAsync("best-fit");

        foreach (var package in new[] { "fit-a", "fit-b", "fit-c" })
        {
            // One at a time, with both workers idle: OBS itself would send each to any.
            await DispatchLab.IdleAsync();
            await lab.CommitAsync(package);
            (await lab.BuiltByAsync(package)).Should().Be(DispatchLab.Small);
        }

        await lab.CommitAsync("fit-big", "<hardware><jobs>4</jobs></hardware>");
        (await lab.BuiltByAsync("fit-big")).Should().Be(DispatchLab.Big);
        await service.StopAsync();
    }

    [Fact]
    public async Task Dispatcher_WithObs_FollowsItsRecordedDecisions()
    {
        using var service = await AllocatorProcess.StartAsync("obs");
        var packages = new[] { "own-a", "own-b", "own-c", "own-d", "own-e" };
        foreach (var package in packages)
        {
            await lab.CommitAsync(package, package == "own-c" ? "<hostlabel>small</hostlabel>" : "");
        }

        var built = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var package in packages)
        {
            built[package] = await lab.BuiltByAsync(package);
        }

        await service.StopAsync();
        var planned = AllocatorProcess.Planned();
        built.Should().OnlyContain(b => planned.Contains(ValueTuple.Create(b.Key, b.Value)));
        built["own-c"].Should().Be(DispatchLab.Small);
    }
}
