using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Allocation.Allocators;
using Obs.Hooks.Allocation.Allocators.Sources;
using Obs.Hooks.Allocation.Tests.Support;

namespace Obs.Hooks.Allocation.Tests.Allocators;

public class KindRankingTests
{
    public static TheoryData<string> Ids => [.. BuiltInAllocator.All.Select(static a => a.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Allocate_RandomFarm_DecidesAndExplainsAsAskingAboutEveryWorkerDoes(string id) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).Zip(Gen.Elements(7, 100)).ToArbitrary(), farm =>
        {
            var snapshot = RandomFarm.Make(farm.Item1, mostHosts: farm.Item2).Snapshot(RandomFarm.Now, (ulong)farm.Item1);
            var byKind = Create(id).Allocate(snapshot, CancellationToken.None);
            var oneByOne = AskAboutEveryWorker(Create(id)).Allocate(snapshot, CancellationToken.None);
            byKind.Assignments.Should().Equal(oneByOne.Assignments);
            byKind.Waiting.Should().Equal(oneByOne.Waiting);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Create_BuiltIn_RanksByKind(string id)
    {
        var snapshot = RandomFarm.Snapshot(1);
        var (own, plain) = (Create(id), AskAboutEveryWorker(Create(id)));
        KindRanking.TryMake(new AllocationBoard(snapshot), own.Filters, own.Scorer).Should().NotBeNull();
        KindRanking.TryMake(new AllocationBoard(snapshot), plain.Filters, plain.Scorer).Should().BeNull();
    }

    private static ComposedAllocator Create(string id) =>
        BuiltInAllocator.All.Single(a => a.Id == id).Create().Should().BeOfType<ComposedAllocator>().Subject;

    private static ComposedAllocator AskAboutEveryWorker(ComposedAllocator allocator) =>
        new([.. allocator.Filters.Select(static filter => new PlainFilter(filter))], new PlainScorer(allocator.Scorer), allocator.Assigner);

    /// <summary>Hides that the filter knows sets.</summary>
    private sealed class PlainFilter(IWorkerFilter filter) : IWorkerFilter
    {
        public bool Concerns(AllocationBoard board, int job) => filter.Concerns(board, job);

        public string? Refuse(in Pairing pairing) => filter.Refuse(pairing);
    }

    /// <summary>Hides that the scorer knows kinds.</summary>
    private sealed class PlainScorer(IWorkerScorer scorer) : IWorkerScorer
    {
        public double Score(in Pairing pairing) => scorer.Score(pairing);
    }
}
