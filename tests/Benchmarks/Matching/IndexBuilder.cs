using Obs.Hooks.Constraints.Indexing;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Benchmarks.Matching;

/// <summary>Times the way from parsed workers and constraints to an index that knows all of them.</summary>
internal sealed class IndexBuilder(Worker[] workers, string[] setXml, IReadOnlyList<int> jobSets)
{
    private const int JobsPerPart = 1000;

    /// <summary>The index that was built last.</summary>
    public WorkerIndex Index { get; private set; } = new();

    /// <summary>The constraints of each job in it.</summary>
    public ConstraintSetId[] JobIds { get; } = new ConstraintSetId[jobSets.Count];

    /// <summary>Jobs with the same constraints share the parsed object, as a dispatcher parses equal files once.</summary>
    public Figure TimeShared(int rounds)
    {
        var nodes = Array.ConvertAll(setXml, ConstraintXml.Parse);
        return Stopper.Time(rounds, _ =>
        {
            AddWorkers();
            for (var job = 0; job < JobIds.Length; job++)
            {
                JobIds[job] = Index.Intern(nodes[jobSets[job]]);
            }
        });
    }

    /// <summary>Every job has an object of its own. They are parsed, interned and forgotten in parts: all of them are hundreds of MB.</summary>
    public Figure TimeSeparate(int rounds) => Figure.Of(Enumerable.Range(0, rounds).Select(_ => Separate()).ToArray());

    private double Separate()
    {
        var seconds = Stopper.Once(_ => AddWorkers());
        for (var start = 0; start < JobIds.Length; start += JobsPerPart)
        {
            var nodes = Enumerable.Range(start, JobsPerPart).Select(job => ConstraintXml.Parse(setXml[jobSets[job]])).ToArray();
            var first = start;
            seconds += Stopper.Once(_ => Intern(nodes, first));
        }

        return seconds;
    }

    private void Intern(ElementNode[] nodes, int first)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            JobIds[first + i] = Index.Intern(nodes[i]);
        }
    }

    private void AddWorkers()
    {
        Index = new WorkerIndex();
        foreach (var worker in workers)
        {
            Index.Add(worker);
        }
    }
}
