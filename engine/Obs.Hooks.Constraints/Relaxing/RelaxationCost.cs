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
    private readonly List<string> _versions;

    public RelaxationCost(Demand demand, IEnumerable<Worker> workers)
    {
        _condition = demand.Condition;
        _versions = IsVersion
            ? [.. Distinct(workers.Where(w => !_condition.Holds(w)).Select(static w => w.Linux?.Version).OfType<string>())]
            : [];
    }

    private bool IsVersion => _condition.Kind is ConditionKind.MinimumVersion or ConditionKind.MaximumVersion;

    public double Of(Worker worker)
    {
        if (_condition.Holds(worker))
        {
            return 0;
        }

        if (Relaxed(worker) is not { } relaxed || !relaxed.Holds(worker))
        {
            return Gone;
        }

        if (IsVersion)
        {
            var passed = _versions.FindIndex(v => RpmVersion.Compare(v, relaxed.Text) == 0) + 1;
            return (double)passed / (_versions.Count + 1);
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

    /// <summary>Nearest to what is asked for first.</summary>
    private IEnumerable<string> Distinct(IEnumerable<string> versions)
    {
        var ordered = versions.Distinct(StringComparer.Ordinal).Order(Comparer<string>.Create(RpmVersion.Compare));
        var nearest = _condition.Kind == ConditionKind.MinimumVersion ? ordered.Reverse() : ordered;
        string? last = null;
        foreach (var version in nearest)
        {
            if (last is null || RpmVersion.Compare(last, version) != 0)
            {
                yield return last = version;
            }
        }
    }
}
