using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Constraints.Indexing;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Tests.Differential;

namespace Obs.Hooks.Constraints.Tests.Indexing;

public sealed class WorkerIndexTests
{
    private const string Big = "<worker><hostlabel>fast</hostlabel><hardware><processors>64</processors></hardware></worker>";
    private const string Small = "<worker><hardware><processors>2</processors></hardware></worker>";

    /// <summary>Workers come, change and go between the questions; after each step every set is asked for.</summary>
    [Fact]
    public void Compliant_RandomFarmThatChanges_IsWhatTheMatcherSays() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed => AgreesWithMatcher(new Dice(seed), steps: 60, sets: 12))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(2, 1));

    /// <summary>More workers than a block of the index has bits, and few kinds of them.</summary>
    [Fact]
    public void Compliant_LargeFarm_IsWhatTheMatcherSays()
    {
        var dice = new Dice(11);
        var kinds = Enumerable.Range(0, 40).Select(_ => WorkerXml.Parse(RandomXml.Worker(dice))).ToArray();
        var workers = Enumerable.Range(0, 5000).Select(_ => kinds[dice.Below(kinds.Length)]).ToArray();
        var index = new WorkerIndex();
        foreach (var worker in workers)
        {
            index.Add(worker);
        }

        index.KindCount.Should().BeLessThanOrEqualTo(kinds.Length);
        var matcher = new ConstraintMatcher();
        for (var i = 0; i < 60; i++)
        {
            var constraints = Constraints(dice);
            Slots(index.Compliant(index.Intern(constraints)).GetEnumerator())
                .Should().Equal(Enumerable.Range(0, workers.Length).Where(slot => matcher.Matches(workers[slot], constraints)));
        }
    }

    [Fact]
    public void Intern_SameDemandsInAnotherOrder_AreTheSameSet()
    {
        var index = new WorkerIndex();
        var one = index.Intern(ConstraintLines.Parse(["hostlabel a b", "hardware:processors 4", "hostlabel a"]));

        index.Intern(ConstraintLines.Parse(["hardware:processors 4", "hostlabel b", "hostlabel a"])).Should().Be(one);
        index.Intern(ConstraintLines.Parse(["hardware:processors 5", "hostlabel b", "hostlabel a"])).Should().NotBe(one);
    }

    [Fact]
    public void Intern_NothingDemanded_IsTheDefault()
    {
        var index = new WorkerIndex();
        var slot = index.Add(WorkerXml.Parse("<worker/>"));

        index.Intern(null).Should().Be(default(ConstraintSetId));
        index.Intern(ConstraintXml.Parse("<constraints/>")).Should().Be(default(ConstraintSetId));
        index.Complies(default, slot).Should().BeTrue();
        index.Complies(default, slot + 1).Should().BeFalse();
        index.Complies(default, 1_000_000).Should().BeFalse();
    }

    [Fact]
    public void Add_AfterRemove_TakesTheFreeSlot()
    {
        var index = new WorkerIndex();
        var slot = index.Add(WorkerXml.Parse(Big));
        index.Add(WorkerXml.Parse(Small));
        index.Remove(slot);
        var set = index.Intern(ConstraintLines.Parse(["hostlabel fast"]));
        index.Compliant(set).Count().Should().Be(0);

        index.Add(WorkerXml.Parse(Big)).Should().Be(slot);
        Slots(index.Compliant(set).GetEnumerator()).Should().Equal(slot);
    }

    [Fact]
    public void Update_EqualDescription_ChangesNothing()
    {
        var index = new WorkerIndex();
        var slot = index.Add(WorkerXml.Parse(Big));
        var version = index.Version;
        index.Update(slot, WorkerXml.Parse(Big));

        index.Version.Should().Be(version);
        index.KindCount.Should().Be(1);
    }

    [Fact]
    public void Update_NoWorkerInTheSlot_Throws()
    {
        var index = new WorkerIndex();
        var slot = index.Add(WorkerXml.Parse(Big));
        index.Remove(slot);

        index.Invoking(i => i.Update(slot, WorkerXml.Parse(Big))).Should().Throw<ArgumentOutOfRangeException>();
        index.Invoking(i => i.Remove(slot)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Compliant_IdleWorkers_AreCountedAndFound()
    {
        var index = new WorkerIndex();
        var idle = new SlotSet();
        for (var i = 0; i < 3000; i++)
        {
            var slot = index.Add(WorkerXml.Parse(i % 3 == 0 ? Big : Small));
            if (i is 1 or 2700 or 2703)
            {
                idle.Add(slot);
            }
        }

        var compliant = index.Compliant(index.Intern(ConstraintLines.Parse(["hardware:processors 8"])));

        compliant.Count().Should().Be(1000);
        compliant.CountIn(idle.Slots).Should().Be(2);
        compliant.FirstIn(idle.Slots).Should().Be(2700);
        Slots(compliant.In(idle.Slots)).Should().Equal(2700, 2703);
        idle.Remove(2700);
        compliant.FirstIn(idle.Slots).Should().Be(2703);
        idle.Remove(2703);
        compliant.FirstIn(idle.Slots).Should().Be(-1);
    }

    private static void AgreesWithMatcher(Dice dice, int steps, int sets)
    {
        var matcher = new ConstraintMatcher();
        var index = new WorkerIndex();
        var workers = new SortedDictionary<int, Worker>();
        var known = new List<(ElementNode Constraints, ConstraintSetId Set)>();
        for (var step = 0; step < steps; step++)
        {
            switch (dice.Below(4))
            {
                case 0 when known.Count < sets:
                    var constraints = Constraints(dice);
                    known.Add((constraints, index.Intern(constraints)));
                    break;
                case 1 when workers.Count > 0:
                    var leaving = workers.Keys.ElementAt(dice.Below(workers.Count));
                    workers.Remove(leaving);
                    index.Remove(leaving);
                    break;
                case 2 when workers.Count > 0:
                    var slot = workers.Keys.ElementAt(dice.Below(workers.Count));
                    index.Update(slot, workers[slot] = RandomWorker(dice, workers));
                    break;
                default:
                    var worker = RandomWorker(dice, workers);
                    workers.Add(index.Add(worker), worker);
                    break;
            }

            Slots(index.Workers.GetEnumerator()).Should().Equal(workers.Keys);
            foreach (var (constraints, set) in known)
            {
                var expected = workers.Where(w => matcher.Matches(w.Value, constraints)).Select(static w => w.Key).ToArray();
                Slots(index.Compliant(set).GetEnumerator()).Should().Equal(expected);
                workers.Keys.Where(s => index.Complies(set, s)).Should().Equal(expected);
            }
        }
    }

    /// <summary>Often a description that another worker has already.</summary>
    private static Worker RandomWorker(Dice dice, SortedDictionary<int, Worker> workers) =>
        workers.Count > 0 && dice.OneIn(3)
            ? workers.Values.ElementAt(dice.Below(workers.Count))
            : WorkerXml.Parse(RandomXml.Worker(dice));

    private static ElementNode Constraints(Dice dice)
    {
        var xml = RandomXml.Constraints(dice, 2, 3);
        if (dice.OneIn(3) && xml.Element("hardware") is { } hardware)
        {
            // OBS 2.9.4 does not know it, so the random constraints do not have it.
            hardware.Add(new XElement("memoryperjob", new XElement("size", new XAttribute("unit", dice.Unit()), dice.Number())));
        }

        return ConstraintXml.Parse(xml.ToString(SaveOptions.DisableFormatting));
    }

    private static List<int> Slots(SlotEnumerator slots)
    {
        var list = new List<int>();
        foreach (var slot in slots)
        {
            list.Add(slot);
        }

        return list;
    }
}
