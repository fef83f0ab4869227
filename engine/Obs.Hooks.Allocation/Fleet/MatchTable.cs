using Obs.Hooks.Constraints.Indexing;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Allocation.Fleet;

/// <summary>
/// The matcher's index, and on top of it what OBS asks before constraints: whether the host builds the architecture at all.
/// For one thread.
/// </summary>
/// <param name="index">The matcher.</param>
internal sealed class MatchTable(WorkerIndex index)
{
    private readonly Dictionary<(string Arch, ConstraintSetId Constraints), int> _numbers = [];
    private readonly List<(string Arch, ConstraintSetId Constraints)> _sets = [];

    /// <summary>Changes whenever the answer to a question asked before may have changed.</summary>
    public long Version => index.Version;

    public int Add(Worker description) => index.Add(description);

    public void Update(int slot, Worker description) => index.Update(slot, description);

    public void Remove(int slot) => index.Remove(slot);

    /// <summary>The number of what jobs built on an architecture ask for.</summary>
    public int SetOf(string arch, ElementNode? constraints)
    {
        var set = (arch, index.Intern(constraints));
        if (!_numbers.TryGetValue(set, out var number))
        {
            number = _sets.Count;
            _numbers.Add(set, number);
            _sets.Add(set);
        }

        return number;
    }

    /// <summary>The workers that may build jobs of a set.</summary>
    /// <param name="set">Its number.</param>
    /// <param name="workers">The workers in the order of a snapshot.</param>
    public ulong[] Allowed(int set, ReadOnlySpan<LayoutEntry> workers)
    {
        var (arch, constraints) = _sets[set];
        var compliant = index.Compliant(constraints);
        var words = new ulong[WorkerSet.WordsFor(workers.Length)];
        for (var i = 0; i < workers.Length; i++)
        {
            var allowed = compliant.Contains(workers[i].Slot)
                && HostArchitectures.CanBuild(workers[i].HostArch, arch, workers[i].NativeOnly);
            words[i / 64] |= (allowed ? 1UL : 0) << (i % 64);
        }

        return words;
    }
}
