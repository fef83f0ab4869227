using System.Globalization;
using System.Text;
using Obs.Hooks.Benchmarks.Results;
using Obs.Hooks.Benchmarks.Setup;
using Obs.Hooks.Constraints.Explaining;
using Obs.Hooks.Constraints.Indexing;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Benchmarks.Matching;

/// <summary>
/// The worker index against the matcher it must agree with, and against the Perl of the installed obs-server on the same data.
/// </summary>
internal sealed class MatchingSuite(int rounds)
{
    private const string UsualName = "usual";
    private const string DistinctName = "distinct";

    private readonly StringBuilder _table = new();
    private readonly List<(string What, Figure Figure, double Pairs)> _rows = [];

    public string Run()
    {
        _table.Append(CultureInfo.InvariantCulture, $"{MachineFacts.Collect(TimeProvider.System)}. Median (p10) of {rounds} rounds.\n\n");
        Measure("100,000 jobs with 300 different constraints, 10,000 workers of 60 kinds", FarmData.Usual(), UsualName);
        GC.Collect();
        Measure("100,000 jobs and 10,000 workers, no two alike", FarmData.AllDistinct(), DistinctName);
        return _table.ToString();
    }

    /// <summary>Builds an index, asks it everything once and prints how many MB the process took at most.</summary>
    public static string PeakMegabytes(string farm)
    {
        var data = farm == UsualName ? FarmData.Usual() : FarmData.AllDistinct();
        var index = new WorkerIndex();
        foreach (var worker in data.Workers())
        {
            index.Add(WorkerXml.Parse(worker));
        }

        var sets = data.Sets().Select(set => index.Intern(ConstraintXml.Parse(set))).ToArray();
        var jobs = data.JobSets.Select(set => sets[set]).ToArray();
        MatchAll(index, jobs);
        var peak = File.ReadLines("/proc/self/status").First(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        var kilobytes = double.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        return (kilobytes / 1024).ToString("0", CultureInfo.InvariantCulture);
    }

    private void Measure(string title, FarmData data, string name)
    {
        Console.WriteLine(title);
        _rows.Clear();
        var workerXml = data.Workers().ToArray();
        var setXml = data.Sets().ToArray();
        var workers = Array.ConvertAll(workerXml, WorkerXml.Parse);
        var pairs = (double)data.JobSets.Count * workers.Length;
        var builder = new IndexBuilder(workers, setXml, data.JobSets);
        Add("parsed input to index and compiled constraints, once", data.HasFewSets ? builder.TimeShared(rounds) : builder.TimeSeparate(5));
        var index = builder.Index;
        var sets = builder.JobIds.Distinct().ToArray();
        var size = string.Create(CultureInfo.InvariantCulture, $"{index.ConditionCount} conditions, {index.KindCount} kinds, {sets.Length} sets");
        Add("full match, interned at arrival", Stopper.Time(rounds, _ => MatchAll(index, sets), before: () => Touch(index, workers)), pairs);
        Add("the same, nothing has changed since", Stopper.Time(rounds, _ => MatchAll(index, sets)));
        if (data.HasFewSets)
        {
            var nodes = Array.ConvertAll(setXml, ConstraintXml.Parse);
            var jobs = data.JobSets.Select(set => nodes[set]).ToArray();
            Add(
                "full match, each job interned in the same pass",
                Stopper.Time(rounds, _ => InternAndMatch(index, jobs), before: () => Touch(index, workers)),
                pairs);
        }

        MeasureChanges(index, workers);
        var candidates = workers.Select(static (w, i) => new Candidate($"x86_64:w{i}:1", w)).ToArray();
        var explainer = new ConstraintExplainer();
        var hard = setXml.Take(50).Select(ConstraintXml.Parse).ToArray();
        Add("explain one job against all workers", Stopper.Time(rounds, i => explainer.Explain(hard[i], candidates), inner: hard.Length));
        var perl = Sample(workerXml, setXml, pairs);
        WriteRows(title, perl);
        var memory = Commands.Run(AppContext.BaseDirectory, Environment.ProcessPath!, "matching-memory", name).Trim();
        _table.Append(CultureInfo.InvariantCulture, $"\n{size}; a process that parses all, builds the index and asks for every job took at most {memory} MB.\n\n");
    }

    private void MeasureChanges(WorkerIndex index, Worker[] workers)
    {
        var idle = new SlotSet();
        Add("a worker becomes idle or busy", Stopper.Time(rounds, i => Flip(idle, i), inner: 100_000));
        var shift = 0;
        Add("a worker describes itself anew, as another one does", Stopper.Time(
            rounds, i => index.Update(i, workers[(i + shift) % workers.Length]), inner: 1000, before: () => shift += 7));
        Restore(index, workers, 1000);
        var strangers = Strangers(workers);
        Add("the same, as no other worker does", Stopper.Time(
            rounds, i => index.Update(i, strangers[i]), inner: strangers.Length, before: () => Restore(index, workers, strangers.Length)));
    }

    /// <summary>The matcher and Perl answer a sample, scaled up; all three must agree.</summary>
    private Figure Sample(string[] workerXml, string[] setXml, double pairs)
    {
        var sample = new PairSample(workerXml, setXml);
        var matcher = sample.TimeMatcher();
        Add("ConstraintMatcher, pair by pair (scaled up)", sample.Scale(matcher, pairs), pairs);
        var perl = sample.Scale(sample.TimePerl(), pairs);
        Add("Perl of obs-server 2.9.4, pair by pair (scaled up)", perl, pairs);
        return perl;
    }

    private void Add(string what, Figure figure, double pairs = 0)
    {
        Console.WriteLine($"  {what}: {figure}");
        _rows.Add((what, figure, pairs));
    }

    private void WriteRows(string title, Figure perl)
    {
        _table.Append(CultureInfo.InvariantCulture, $"**{title}**\n\n| | time | pairs/s | times as fast as Perl |\n|---|---|---|---|\n");
        foreach (var (what, figure, pairs) in _rows)
        {
            var speed = pairs > 0
                ? string.Create(CultureInfo.InvariantCulture, $"{pairs / figure.Median:0.0e+0} | {perl.Median / figure.Median:#,0}")
                : " | ";
            _table.Append(CultureInfo.InvariantCulture, $"| {what} | {figure} | {speed} |\n");
        }
    }

    /// <summary>Changes a worker, so that no result of before counts.</summary>
    private static void Touch(WorkerIndex index, Worker[] workers)
    {
        index.Update(5, workers[6]);
        index.Update(5, workers[5]);
    }

    private static void MatchAll(WorkerIndex index, ConstraintSetId[] sets)
    {
        foreach (var set in sets)
        {
            index.Compliant(set);
        }
    }

    private static void InternAndMatch(WorkerIndex index, ElementNode[] jobs)
    {
        foreach (var job in jobs)
        {
            index.Compliant(index.Intern(job));
        }
    }

    private static void Flip(SlotSet idle, int i)
    {
        var slot = i * 7919 % 10_000;
        if ((i & 1) == 0)
        {
            idle.Add(slot);
        }
        else
        {
            idle.Remove(slot);
        }
    }

    /// <summary>Descriptions that no worker of the farm has.</summary>
    private static Worker[] Strangers(Worker[] workers)
    {
        var jobs = WorkerXml.Parse("<worker><hardware jobs='1000'/></worker>").Hardware!.Jobs;
        return [.. workers.Take(200).Select(w => w with { Hardware = w.Hardware! with { Jobs = jobs }, HostLabels = [] })];
    }

    private static void Restore(WorkerIndex index, Worker[] workers, int count)
    {
        for (var slot = 0; slot < count; slot++)
        {
            index.Update(slot, workers[slot]);
        }
    }
}
