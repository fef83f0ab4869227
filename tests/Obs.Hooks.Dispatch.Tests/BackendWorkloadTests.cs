using Obs.Hooks.Dispatch.Backend;
using Obs.Hooks.Dispatch.Simulation;
using Obs.Hooks.Dispatch.Tests.Support;

namespace Obs.Hooks.Dispatch.Tests;

public sealed class BackendWorkloadTests : IDisposable
{
    private readonly Scratch _backend = new();

    public void Dispose() => _backend.Dispose();

    [Fact]
    public void Read_WorkersFinishedAndWaitingJobs_IsAWorkload()
    {
        _backend.Write("workers/idle/x86_64:a:1", "<worker hostarch=\"x86_64\" workerid=\"a:1\"><hostlabel>big</hostlabel></worker>");
        _backend.Write("workers/down/x86_64:b:1", "<worker hostarch=\"x86_64\" workerid=\"b:1\"/>");
        _backend.Write(
            "jobs/x86_64/prj::standard::waits-0123456789abcdef0123456789abcdef",
            "<buildinfo project=\"prj\" repository=\"standard\" package=\"waits\" srcmd5=\"0123456789abcdef0123456789abcdef\"><arch>x86_64</arch>"
            + "<file>waits.spec</file><reason>new build</reason><readytime>2000</readytime><prjconfconstraint>hostlabel big</prjconfconstraint></buildinfo>");
        var state = new BackendState(new BackendLayout(_backend.Path, _backend.Path));
        state.Scan();

        var workload = new BackendWorkload(state).Read(
            ["prj|standard|x86_64|waits|1000|1060|succeeded|a:1|x86_64", "prj|standard|x86_64|other|1500|1510|failed|a:1|x86_64", "half a li"]);

        workload.Description.Should().Be("backend: 1 workers, 2 finished builds, 1 waiting jobs");
        workload.Workers.Select(static w => w.Worker.Name).Should().Equal("x86_64:a:1");
        workload.Jobs.Select(static j => (j.Arrival, j.Duration)).Should().Equal((0, 60_000), (500_000, 10_000), (1_000_000, 60_000));
        workload.Packages.Should().Equal("waits", "other", "waits");
        workload.Demands[workload.Jobs[2].Demand].Name.Should().Be("hostlabel big");
        workload.Jobs[2].IsChange.Should().BeTrue();
    }
}
