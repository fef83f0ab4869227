using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Constraints.Explaining;
using Obs.Hooks.Constraints.Tests.Differential;

namespace Obs.Hooks.Constraints.Tests.Explaining;

public sealed class MinimalConflictsTests
{
    [Fact]
    public void Find_RandomFailures_IsEveryMinimalConflictAndNothingElse() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed => IsComplete(new Dice(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(3, 9));

    [Fact]
    public void Find_DemandThatNobodyMeets_IsAConflictOfItsOwn() =>
        MinimalConflicts.Find([0b011, 0b101, 0b001]).Sets.Should().Equal(0b001);

    [Fact]
    public void Find_ExponentiallyManyConflicts_StopsAndSaysSo()
    {
        var (sets, complete) = MinimalConflicts.Find(Enumerable.Range(0, 32).Select(static i => 0b11UL << (2 * i)));

        complete.Should().BeFalse();
        sets.Should().NotBeEmpty();
    }

    private static void IsComplete(Dice dice)
    {
        const int demands = 6;
        var failures = Enumerable.Range(0, 1 + dice.Below(8)).Select(_ => 1 + (ulong)dice.Below((1 << demands) - 1)).ToList();
        var conflicts = Enumerable.Range(1, (1 << demands) - 1).Select(static set => (ulong)set)
            .Where(set => failures.TrueForAll(failed => (failed & set) != 0)).ToList();
        var minimal = conflicts.Where(set => !conflicts.Exists(other => other != set && (other & ~set) == 0))
            .OrderBy(static set => BitOperations.PopCount(set)).ThenBy(static set => set);

        var (sets, complete) = MinimalConflicts.Find(failures);

        complete.Should().BeTrue();
        sets.Should().Equal(minimal);
    }
}
