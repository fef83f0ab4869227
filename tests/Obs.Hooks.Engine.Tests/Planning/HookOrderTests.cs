using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Tests.Planning;

public sealed class HookOrderTests
{
    private static readonly ImmutableArray<string> Ids = ["a", "b", "c", "d", "e", "f", "g"];

    [Fact]
    public void Sort_NoDemands_IsByIdOrdinal() =>
        HookOrder.Sort(["b", "a-b", "a", "a0"], []).Order.Should().Equal("a", "a-b", "a0", "b");

    [Fact]
    public void Sort_Demands_MoveOnlyWhatTheyMust() =>
        HookOrder.Sort(["a", "b", "c", "d"], [Edge("d", "b")]).Order.Should().Equal("a", "c", "d", "b");

    [Fact]
    public void Sort_DemandsOfAbsentHooks_AreIgnored() =>
        HookOrder.Sort(["a", "b"], [Edge("b", "x"), Edge("x", "a")]).Order.Should().Equal("a", "b");

    [Fact]
    public void Sort_TwoCycles_AreBothFoundFromTheirSmallestId()
    {
        var (order, cycles) = HookOrder.Sort(
            Ids, [Edge("c", "a"), Edge("a", "b"), Edge("b", "c"), Edge("e", "d"), Edge("d", "e"), Edge("c", "f")]);

        order.Should().BeEquivalentTo(Ids);
        cycles.Select(static c => string.Concat(c.Select(static e => e.First))).Should().BeEquivalentTo("abc", "de");
    }

    [Fact]
    public void Sort_HookBeforeItself_IsACycle() =>
        HookOrder.Sort(["a"], [Edge("a", "a")]).Cycles.Should().ContainSingle();

    [Fact]
    public void Sort_AnyDemandsWithoutCycle_AreKept() =>
        Prop.ForAll(Acyclic().ToArbitrary(), static edges =>
        {
            var (order, cycles) = HookOrder.Sort(Ids, edges);
            return cycles.Count == 0 && edges.All(e => order.ToList().IndexOf(e.First) < order.ToList().IndexOf(e.Second));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sort_AnyDemands_SameForEveryOrderOfInput()
    {
        var input =
            from edges in Gen.ListOf(AnyEdge())
            from shuffledIds in Gen.Shuffle(Ids.ToArray())
            from shuffledEdges in Gen.Shuffle(edges.ToArray())
            select (edges: edges.ToArray(), shuffledIds, shuffledEdges);
        Prop.ForAll(input.ToArbitrary(), static i =>
        {
            var (order, cycles) = HookOrder.Sort(Ids, i.edges);
            var (again, cyclesAgain) = HookOrder.Sort(i.shuffledIds, i.shuffledEdges);
            return order.SequenceEqual(again)
                && cycles.SelectMany(static c => c).SequenceEqual(cyclesAgain.SelectMany(static c => c))
                && order.Order(StringComparer.Ordinal).SequenceEqual(Ids);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Sort_AnyCycle_IsOneWayAround() =>
        Prop.ForAll(Gen.ListOf(AnyEdge()).ToArbitrary(), static edges =>
            HookOrder.Sort(Ids, edges).Cycles.All(static cycle =>
                Enumerable.Range(0, cycle.Count).All(i => cycle[i].Second == cycle[(i + 1) % cycle.Count].First)))
            .QuickCheckThrowOnFailure();

    private static Gen<OrderEdge> AnyEdge() =>
        from first in Gen.Elements<string>(Ids) from second in Gen.Elements<string>(Ids) select Edge(first, second);

    /// <summary>All edges point the same way along a hidden order.</summary>
    private static Gen<OrderEdge[]> Acyclic() =>
        from hidden in Gen.Shuffle(Ids.ToArray())
        from edges in Gen.ListOf(AnyEdge())
        select edges
            .Where(static e => e.First != e.Second)
            .Select(e => Array.IndexOf(hidden, e.First) < Array.IndexOf(hidden, e.Second) ? e : Edge(e.Second, e.First))
            .ToArray();

    private static OrderEdge Edge(string first, string second) => new(first, second, new SourceLocation("f", 1, 1));
}
