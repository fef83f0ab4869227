using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Constraints.Relaxing;
using Obs.Hooks.Constraints.Tests.Differential;

namespace Obs.Hooks.Constraints.Tests.Relaxing;

public sealed class RelaxationSearchTests
{
    private static readonly double[] Levels = [0, 0, 0.1, 0.25, 0.25, 0.5, 1];

    [Fact]
    public void Find_SmallFarms_IsAsSmallAsBruteForceFinds() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed => IsMinimal(new Dice(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1500).WithReplay(5, 7));

    [Fact]
    public void Find_NotEnoughWorkers_IsNull() =>
        RelaxationSearch.Find([new RelaxationRow([0.5], 2)], 3).Should().BeNull();

    [Fact]
    public void Find_FewerDemands_WinOverLowerLevels() =>
        RelaxationSearch.Find([new RelaxationRow([0.1, 0.1], 1), new RelaxationRow([0, 1], 1)], 1)!.Levels.Should().Equal(0, 1);

    /// <summary>More demands than all subsets can be looked at of.</summary>
    [Fact]
    public void Find_VeryManyDemands_IsGoodButNotProven()
    {
        var rows = Enumerable.Range(0, 30).Select(i => new RelaxationRow([.. Enumerable.Range(0, 30).Select(d => d == i ? 0.5 : 0)], 1));
        var choice = RelaxationSearch.Find(rows, 2)!;

        choice.IsExact.Should().BeFalse();
        choice.Levels.Sum().Should().Be(1);
    }

    private static void IsMinimal(Dice dice)
    {
        var demands = 1 + dice.Below(4);
        var rows = Enumerable.Range(0, 1 + dice.Below(6))
            .Select(_ => new RelaxationRow(
                [.. Enumerable.Range(0, demands).Select(_ => Levels[dice.Below(Levels.Length)])], 1 + dice.Below(3)))
            .ToList();
        var wanted = 1 + dice.Below(rows.Sum(static row => row.Count));
        var choice = RelaxationSearch.Find(rows, wanted)!;

        choice.IsExact.Should().BeTrue();
        Admitted(rows, choice.Levels).Should().BeGreaterThanOrEqualTo(wanted);
        var (touched, sum) = Everything(demands)
            .Where(levels => Admitted(rows, levels) >= wanted)
            .Select(static levels => (levels.Count(static l => l > 0), levels.Sum()))
            .Min();
        choice.Levels.Count(static l => l > 0).Should().Be(touched);
        choice.Levels.Sum().Should().BeApproximately(sum, 1e-9);
    }

    private static int Admitted(List<RelaxationRow> rows, double[] levels) =>
        rows.Where(row => row.Levels.Zip(levels).All(static l => l.First <= l.Second)).Sum(static row => row.Count);

    private static IEnumerable<double[]> Everything(int demands) => demands == 0
        ? [[]]
        : Everything(demands - 1).SelectMany(static rest => Levels.Distinct().Select(level => (double[])[.. rest, level]));
}
