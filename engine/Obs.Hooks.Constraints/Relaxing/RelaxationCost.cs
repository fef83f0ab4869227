using Obs.Hooks.Constraints.Conditions;
using Obs.Hooks.Constraints.Explaining;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Versions;

namespace Obs.Hooks.Constraints.Relaxing;

/// <summary>
/// How far one demand has to be relaxed until a worker meets it: 0 not at all, 1 it has to go. In between a number is
/// lowered to what the worker has, at the cost of the part of it that is given up; a bound of the kernel's version is
/// moved, at the cost of how many of the farm's versions are passed on the way.
/// </summary>
internal sealed class RelaxationCost
{
    private const double Gone = 1;

    private readonly Condition _condition;

    /// <summary>What each version that fails costs.</summary>
    private readonly Dictionary<string, double> _versions = new(StringComparer.Ordinal);

    public RelaxationCost(Demand demand, IEnumerable<Candidate> candidates)
    {
        _condition = demand.Condition;
        if (IsVersion)
        {
            Rank([.. candidates.Select(static c => c.Worker.Linux?.Version).OfType<string>().Distinct(StringComparer.Ordinal)]);
        }
    }

    private bool IsVersion => _condition.Kind is ConditionKind.MinimumVersion or ConditionKind.MaximumVersion;

    public double Of(Worker worker)
    {
        if (_condition.Holds(worker))
        {
            return 0;
        }

        if (IsVersion)
        {
            return worker.Linux?.Version is { } version ? _versions[version] : Gone;
        }

        if (Relaxed(worker) is not { } relaxed || !relaxed.Holds(worker))
        {
            return Gone;
        }

        var wanted = _condition.Threshold.ToDouble();
        return (wanted - relaxed.Threshold.ToDouble()) / wanted is > 0 and < Gone and var part ? part : Gone;
    }

    /// <summary>The demand that asks for no more than the worker has; null if there is nothing left to ask for.</summary>
    public Condition? Relaxed(Worker worker)
    {
        if (IsVersion)
        {
            return worker.Linux?.Version is { } version ? _condition.With(version, "") : null;
        }

        if (worker.Hardware is not { } hardware || DemandText.Amount(_condition.Kind, hardware) is not { } amount)
        {
            return null;
        }

        var present = amount.ToDouble();
        if (_condition.Kind == ConditionKind.MemoryPerJob)
        {
            present /= hardware.JobsOrOne.ToDouble();
        }

        present = Math.Floor(present);
        return present is > 0 and < long.MaxValue ? _condition.WithAmount((long)present) : null;
    }

    /// <summary>Of the versions that fail the nearest costs least; versions that compare as equal cost the same.</summary>
    private void Rank(List<string> versions)
    {
        var isMinimum = _condition.Kind == ConditionKind.MinimumVersion;
        versions.RemoveAll(v => RpmVersion.Compare(v, _condition.Text) is var order && (isMinimum ? order >= 0 : order <= 0));
        versions.Sort((left, right) => isMinimum ? RpmVersion.Compare(right, left) : RpmVersion.Compare(left, right));
        var rank = 0;
        var ranks = versions
            .Select((version, i) => (version, Rank: i > 0 && RpmVersion.Compare(versions[i - 1], version) == 0 ? rank : ++rank))
            .ToArray();
        foreach (var (version, passed) in ranks)
        {
            _versions.Add(version, (double)passed / (rank + 1));
        }
    }
}
