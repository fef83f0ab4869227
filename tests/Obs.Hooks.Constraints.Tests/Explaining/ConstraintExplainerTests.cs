using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Constraints.Explaining;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Relaxing;
using Obs.Hooks.Constraints.Tests.Differential;

namespace Obs.Hooks.Constraints.Tests.Explaining;

public sealed class ConstraintExplainerTests
{
    private const string File =
        """
        <constraints>
          <sandbox>kvm</sandbox>
          <hardware>
            <processors>16</processors>
            <memory><size unit="G">32</size></memory>
          </hardware>
        </constraints>
        """;

    private static readonly Candidate Small = Kvm("x86_64:small:1", 4, 16384);
    private static readonly Candidate Wide = Kvm("x86_64:wide:1", 32, 8192);
    private static readonly Candidate Chroot = new(
        "x86_64:chroot:1", WorkerXml.Parse("<worker><sandbox>chroot</sandbox><hardware><processors>64</processors></hardware></worker>"));

    [Fact]
    public void Explain_OneWorker_NamesEveryObstacleAndItsOrigin()
    {
        var verdict = new ConstraintExplainer().Explain(ConstraintXml.Parse(File, "_constraints", null), Small);

        verdict.Obstacles.Select(static o => $"{o.Demand.Origin}: {o.Demand}; has {o.Has}, lacks {o.Lacks}").Should().Equal(
            "_constraints:4:6: hardware:processors at least 16; has 4, lacks 12",
            "_constraints:5:14: hardware:memory:size at least 32 G; has 16 G, lacks 16 G");
    }

    [Fact]
    public void Explain_Farm_FindsConflictsAndTheNearest()
    {
        var explanation = new ConstraintExplainer().Explain(ConstraintXml.Parse(File), [Small, Wide, Chroot]);

        explanation.Compliant.Should().BeEmpty();
        explanation.Demands.Select(static d => (d.Demand.Selector, d.Workers, d.Only)).Should().Equal(
            ("hardware:memory:size", 3, 1), ("sandbox", 1, 0), ("hardware:processors", 1, 0));
        explanation.Conflicts.Should().ContainSingle().Which.Should().ContainSingle().Which.Selector.Should().Be("hardware:memory:size");
        explanation.Nearest!.Candidate.Should().Be(Wide);
    }

    [Fact]
    public void Explain_WhatOnlyFailsTogether_IsAConflict()
    {
        var constraints = ConstraintLines.Parse(["hardware:processors 16", "hardware:memory:size unit=G 16"]);
        var explanation = new ConstraintExplainer().Explain(constraints, [Small, Wide]);

        explanation.Conflicts.Should().ContainSingle().Which.Select(static d => d.Selector)
            .Should().Equal("hardware:processors", "hardware:memory:size");
    }

    [Fact]
    public void Explain_OnlyOneThatIsDownComplies_FindsTheNearestOfTheOthers()
    {
        var down = Kvm("x86_64:big:1", 64, 65536) with { Availability = Availability.Down };
        var explanation = new ConstraintExplainer().Explain(ConstraintXml.Parse(File), [Small, Wide, down]);

        explanation.Compliant.Should().Equal(down);
        explanation.Nearest!.Candidate.Should().Be(Wide);
    }

    [Fact]
    public void Explain_NoConstraints_EverybodyComplies() =>
        new ConstraintExplainer().Explain(null, [Small, Wide]).Compliant.Should().Equal(Small, Wide);

    [Fact]
    public void Explain_RandomWorkers_ObstaclesAreThereExactlyWhenTheMatcherSaysNo() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed =>
        {
            var dice = new Dice(seed);
            var worker = WorkerXml.Parse(RandomXml.Worker(dice));
            var constraints = ConstraintXml.Parse(RandomXml.Constraints(dice, 2, 3).ToString());
            new ConstraintExplainer().Explain(constraints, new Candidate("x", worker)).Complies
                .Should().Be(new ConstraintMatcher().Matches(worker, constraints));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(4, 3));

    [Fact]
    public void Relax_OneWorker_LowersWhatIsNearest()
    {
        var relaxation = new Relaxer().Relax(ConstraintXml.Parse(File, "_constraints", null), [Small, Wide, Chroot], 1)!;

        relaxation.Changes.Should().ContainSingle();
        relaxation.Changes[0].To!.ToString().Should().Be("hardware:memory:size at least 8 G");
        relaxation.Admitted.Should().Equal(Wide);
        relaxation.Cost.Should().Be(0.75);
        relaxation.IsExact.Should().BeTrue();
    }

    [Fact]
    public void Relax_AllWorkers_TakesAwayWhatTheyCannotMeet()
    {
        var relaxation = new Relaxer().Relax(ConstraintXml.Parse(File), [Small, Wide, Chroot], 3)!;

        relaxation.Changes.Select(static c => $"{c.Demand.Selector} -> {c.To?.Wanted}").Should().Equal(
            "sandbox -> ", "hardware:processors -> at least 4", "hardware:memory:size -> ");
    }

    [Fact]
    public void Relax_MoreThanThereAre_IsNull() => new Relaxer().Relax(null, [Small], 2).Should().BeNull();

    [Fact]
    public void Relax_VersionBound_MovesToTheNearestKernels()
    {
        var workers = new[] { "4.12", "5.3", "5.14", "6.4" }
            .Select(v => new Candidate(v, WorkerXml.Parse($"<worker><linux><version>{v}</version></linux></worker>"))).ToList();
        var relaxation = new Relaxer().Relax(ConstraintLines.Parse(["linux:version:min 6.1"]), workers, 3)!;

        relaxation.Changes.Should().ContainSingle().Which.To!.Condition.Text.Should().Be("5.3");
        relaxation.Cost.Should().Be(0.5);
    }

    /// <summary>The proposed values, put in place of the old ones, must admit exactly who was promised.</summary>
    [Fact]
    public void Relax_RandomFarms_AdmitsWhomItSays() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed =>
        {
            var dice = new Dice(seed);
            var farm = Enumerable.Range(0, 5).Select(i => new Candidate($"w{i}", WorkerXml.Parse(RandomXml.Worker(dice)))).ToList();
            var constraints = ConstraintXml.Parse(RandomXml.Constraints(dice, 2, 2).ToString());
            var relaxation = new Relaxer().Relax(constraints, farm, 3)!;

            relaxation.Admitted.Count.Should().BeGreaterThanOrEqualTo(3);
            var changed = relaxation.Changes.ToDictionary(static c => c.Demand.Condition.Kind + c.Demand.Condition.Text, static c => c.To);
            var demands = Demand.Read(constraints, null)
                .Select(d => changed.TryGetValue(d.Condition.Kind + d.Condition.Text, out var to) ? to : d)
                .OfType<Demand>().ToList();
            farm.Where(c => demands.TrueForAll(d => d.Condition.Holds(c.Worker))).Should().Equal(relaxation.Admitted);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(6, 5));

    private static Candidate Kvm(string name, int processors, int memory) => new(
        name,
        WorkerXml.Parse(
            $"<worker><sandbox>kvm</sandbox><hardware><processors>{processors}</processors><memory>{memory}</memory></hardware></worker>"));
}
