using Obs.Hooks.Plugins.Cleanup.Tests.Support;

namespace Obs.Hooks.Plugins.Cleanup.Tests.Kernel;

[Collection(HostCollection.Name)]
public sealed class NetworkNamespaceTests : IDisposable
{
    private readonly LeakyJob _job = new();
    private readonly string _name = $"obs-hooks-{Guid.NewGuid():N}";

    /// <summary>An interface of the host: of nobody else who runs these tests.</summary>
    private readonly string _interface = $"obs{Guid.NewGuid().ToString("N")[..8]}";

    public void Dispose() => _job.Dispose();

    [Fact]
    public async Task CleanUp_NamedNamespaceWithAProcessOfTheJob_IsRemovedWithItsInterfaces()
    {
        await _job.BeforeBuildAsync();
        Add($"ip link add {_interface} type veth peer name {_interface}p netns $N");
        var process = _job.Start($"cd $R; exec ip netns exec {_name} sh -c 'echo ready; exec sleep 600'");

        await _job.CleanUpAsync();

        LeakyJob.HasEnded(process).Should().BeTrue();
        File.Exists("/run/netns/" + _name).Should().BeFalse();

        // The kernel takes a namespace's interfaces away after its last user has gone, in its own time.
        SpinWait.SpinUntil(() => !Directory.Exists($"/sys/class/net/{_interface}"), TimeSpan.FromMinutes(5)).Should().BeTrue();
        _job.Harness.Log.Infos.Should().Equal("removed what the build left: 1 process, 1 network namespace");
    }

    [Fact]
    public async Task CleanUp_NamespaceWithoutAName_EndsWithItsProcess()
    {
        var process = _job.Start("cd $R; exec unshare -n sh -c 'echo ready; exec sleep 600'");

        await _job.CleanUpAsync();

        LeakyJob.HasEnded(process).Should().BeTrue();
    }

    [Fact]
    public async Task CleanUp_NamedNamespaceNobodyOfTheJobWasIn_StaysAndIsMentioned()
    {
        await _job.BeforeBuildAsync();
        Add("true");

        await _job.CleanUpAsync();

        File.Exists("/run/netns/" + _name).Should().BeTrue();
        _job.Harness.Log.Warnings.Should().ContainSingle().Which.Should().StartWith("1 network namespace left alone");
    }

    [Fact]
    public async Task CleanUp_NewNamedNamespaceOnAHostWithOneJob_IsRemoved()
    {
        _job.Harness.WithSettings("""{ "oneJobPerHost": true }""");
        await _job.BeforeBuildAsync();
        Add("true");

        await _job.CleanUpAsync();

        File.Exists("/run/netns/" + _name).Should().BeFalse();
    }

    [Fact]
    public async Task CleanUp_NamespaceFromBeforeTheJob_Stays()
    {
        Add("true");
        await _job.BeforeBuildAsync();
        _job.Start($"cd $R; exec ip netns exec {_name} sh -c 'echo ready; exec sleep 600'");

        await _job.CleanUpAsync();

        File.Exists("/run/netns/" + _name).Should().BeTrue();
    }

    private void Add(string more)
    {
        _job.Undo(() => Shell.Run("ip netns del $1 2>/dev/null || true", _name));
        _job.Sh($"N={_name}; ip netns add $N; {more}");
    }
}
