using System.Globalization;
using Obs.Hooks.Plugins.Cleanup.Kernel;
using Obs.Hooks.Plugins.Cleanup.Native;
using Obs.Hooks.Plugins.Cleanup.Tests.Support;

namespace Obs.Hooks.Plugins.Cleanup.Tests.Kernel;

[Collection(HostCollection.Name)]
public sealed class SharedMemoryTests : IDisposable
{
    private readonly LeakyJob _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public async Task CleanUp_SegmentMadeByAProcessOfTheJob_IsRemoved()
    {
        await _job.BeforeBuildAsync();
        var creator = _job.Start("cd $R; exec perl -e '$|=1; shmget(1234567, 4096, 01600) // die; print \"ready\\n\"; sleep 600'");
        var id = SegmentsOf(creator).Should().ContainSingle().Subject.Id;
        Own(id);

        await _job.CleanUpAsync();

        SegmentsOf(creator).Should().BeEmpty();
        _job.Harness.Log.Infos.Should().Equal("removed what the build left: 1 process, 1 shared memory segment");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CleanUp_NewSegmentWhoseCreatorIsGone_IsRemovedOnlyWhereOneJobRuns(bool oneJobPerHost)
    {
        _job.Harness.WithSettings($$"""{ "oneJobPerHost": {{(oneJobPerHost ? "true" : "false")}} }""");
        await _job.BeforeBuildAsync();
        var id = MakeSegment();

        await _job.CleanUpAsync();

        SharedMemorySegments.List().Exists(segment => segment.Id == id).Should().Be(!oneJobPerHost);
        _job.Harness.Log.Warnings.Should().ContainSingle().Which.Should().Contain(
            oneJobPerHost ? "(removed)" : "left alone, not certainly of this job");
    }

    [Fact]
    public async Task CleanUp_SegmentFromBeforeTheJob_Stays()
    {
        _job.Harness.WithSettings("""{ "oneJobPerHost": true }""");
        var id = MakeSegment();
        await _job.BeforeBuildAsync();

        await _job.CleanUpAsync();

        SharedMemorySegments.List().Should().Contain(segment => segment.Id == id);
    }

    private static List<SharedMemorySegment> SegmentsOf(int creator) =>
        SharedMemorySegments.List().FindAll(segment => segment.Creator == creator);

    private int MakeSegment()
    {
        var id = int.Parse(Shell.Run("ipcmk -M 4096 | grep -o '[0-9]*$'"), CultureInfo.InvariantCulture);
        Own(id);
        return id;
    }

    private void Own(int id) => _job.Undo(() => _ = Libc.RemoveSharedMemory(id));
}
