using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Allocation.Fleet;

/// <summary>
/// Kinds of workers against sets of constraints. A farm of thousands has some dozens of kinds and some hundreds of sets: each
/// pair is matched once, the first time somebody asks. Safe to use from several threads.
/// </summary>
/// <param name="matcher">OBS's rules.</param>
internal sealed class MatchTable(ConstraintMatcher matcher)
{
    private readonly Dictionary<string, int> _kindNumbers = new(StringComparer.Ordinal);
    private readonly List<WorkerKind> _kinds = [];
    private readonly Dictionary<(string Arch, string Constraints), int> _setNumbers = [];
    private readonly List<ConstraintSet> _sets = [];
    private readonly Lock _gate = new();

    /// <summary>The number of a worker's kind.</summary>
    public int KindOf(FleetWorker worker, Worker description)
    {
        lock (_gate)
        {
            var key = WorkerKey.Of(worker, description);
            if (!_kindNumbers.TryGetValue(key, out var number))
            {
                number = _kinds.Count;
                _kindNumbers.Add(key, number);
                _kinds.Add(new WorkerKind(worker.HostArch, worker.NativeOnly, description));
            }

            return number;
        }
    }

    /// <summary>The number of a set of constraints, for jobs built on one architecture.</summary>
    public int SetOf(string arch, ElementNode? constraints)
    {
        lock (_gate)
        {
            var key = (arch, constraints is null ? "" : ConstraintKey.Of(constraints));
            if (!_setNumbers.TryGetValue(key, out var number))
            {
                number = _sets.Count;
                _setNumbers.Add(key, number);
                _sets.Add(new ConstraintSet(arch, constraints));
            }

            return number;
        }
    }

    /// <summary>Whether workers of a kind may build jobs of a set.</summary>
    public bool Allows(int set, int kind)
    {
        lock (_gate)
        {
            var answers = _sets[set].Answers;
            while (answers.Count <= kind)
            {
                answers.Add(null);
            }

            return answers[kind] ??= Match(_sets[set], _kinds[kind]);
        }
    }

    private bool Match(ConstraintSet set, WorkerKind kind) =>
        HostArchitectures.CanBuild(kind.HostArch, set.Arch, kind.NativeOnly)
        && (set.Constraints is null || matcher.Matches(kind.Description, set.Constraints));

    private sealed record WorkerKind(string HostArch, bool NativeOnly, Worker Description);

    private sealed record ConstraintSet(string Arch, ElementNode? Constraints)
    {
        public List<bool?> Answers { get; } = [];
    }
}
