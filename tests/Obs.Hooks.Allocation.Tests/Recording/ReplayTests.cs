using Obs.Hooks.Allocation.Allocators.Sources;
using Obs.Hooks.Allocation.Recording;
using Obs.Hooks.Allocation.Rounds;
using Obs.Hooks.Allocation.Tests.Support;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Allocation.Tests.Recording;

public sealed class ReplayTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly AllocatorCatalog _catalog = TestAllocators.Catalog();

    private string Path => _directory.Combine("rounds.jsonl");

    public void Dispose()
    {
        _catalog.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData("obs")]
    [InlineData("best-fit")]
    [InlineData("oldest-first")]
    public void Run_RecordOfManyFarms_DecidesTheSame(string allocator)
    {
        Record(allocator, Enumerable.Range(0, 60).Select(RandomFarm.Snapshot));
        var report = Replay();
        report.Difference.Should().BeNull();
        report.Changed.Should().BeEmpty();
        report.Rounds.Should().Be(60);
        report.Assignments.Should().BeGreaterThan(60);
    }

    [Fact]
    public void Write_FarmThatHardlyChanges_WritesTheChangesOnly()
    {
        var farm = RandomFarm.Make(3);
        Record("obs", [farm.Snapshot(SmallFarm.Now, 1), farm.Snapshot(SmallFarm.Now.AddSeconds(7), 2)]);
        var lines = File.ReadAllLines(Path);
        lines[1].Should().NotContain("\"shares\"").And.NotContain("\"workers\"").And.NotContain("\"jobs\"").And.NotContain("\"allowed\"");
        Replay().Difference.Should().BeNull();
    }

    [Fact]
    public void Run_AllocatorFailedThen_ReplaysTheFallback()
    {
        var snapshot = SmallFarm.TwoAndOne().At(settings: TestAllocators.Settings("how", "throw"));
        Record("broken", [snapshot]);
        File.ReadAllText(Path).Should().Contain("\"decidedBy\":\"obs\"").And.Contain("\"failure\":\"allocator broken: it threw");
        Replay().Difference.Should().BeNull();
    }

    [Fact]
    public void Run_OtherAllocator_ShowsTheFirstDifference()
    {
        var farm = SmallFarm.TwoAndOne().Job("job0", minutes: 500, project: "old");
        farm.Shares.Adjust = static repository => repository.Project == "prj" ? 10 : 0;
        Record("obs", [farm.At()]);
        var report = Replay(static _ => "oldest-first");
        report.Difference.Should().StartWith("round 1 (2026-03-01 12:00:00, obs): assignment 1: recorded x86_64/")
            .And.Contain(", replayed x86_64/old::standard::job0 on x86_64:");
    }

    [Fact]
    public void Read_ChangedLine_IsRefused()
    {
        Record("obs", Enumerable.Range(0, 3).Select(RandomFarm.Snapshot));
        File.WriteAllText(Path, File.ReadAllText(Path).Replace("\"seed\":1,", "\"seed\":7,", StringComparison.Ordinal));
        FluentActions.Invoking(() => Replay()).Should().Throw<EngineException>()
            .WithMessage("*rounds.jsonl:2: inputs of another digest; a line was changed or is missing");
    }

    [Fact]
    public void Read_BeginningMissing_IsRefused()
    {
        Record("obs", Enumerable.Range(0, 3).Select(RandomFarm.Snapshot));
        File.WriteAllLines(Path, File.ReadAllLines(Path).Skip(1));
        FluentActions.Invoking(() => Replay()).Should().Throw<EngineException>().WithMessage("*rounds.jsonl:1: only the changes*");
    }

    [Fact]
    public void Read_NoJson_IsRefused()
    {
        File.WriteAllText(Path, "hello\n");
        FluentActions.Invoking(() => Replay()).Should().Throw<EngineException>().WithMessage("*rounds.jsonl:1: no line of a record*");
    }

    [Fact]
    public void Write_FileTooLarge_BeginsANewOneThatStandsForItself()
    {
        Record("obs", Enumerable.Range(0, 10).Select(RandomFarm.Snapshot), limit: 1);
        File.Exists(Path + ".1").Should().BeTrue();
        Replay().Rounds.Should().Be(1);
    }

    private void Record(string allocator, IEnumerable<AllocationSnapshot> snapshots, long limit = long.MaxValue)
    {
        var source = TestAllocators.Find(_catalog, allocator);
        var runner = new RoundRunner(source, new EndedTime(atOnce: false));
        using var recorder = new RoundRecorder(Path, limit);
        foreach (var snapshot in snapshots)
        {
            recorder.Write(snapshot, source, runner.Run(snapshot));
        }
    }

    private ReplayReport Replay(Func<string, string>? rename = null) =>
        new Replay(id => TestAllocators.Find(_catalog, rename?.Invoke(id) ?? id)).Run(new RecordReader(Path).Read(File.ReadLines(Path)));
}
