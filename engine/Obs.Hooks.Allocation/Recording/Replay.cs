using System.Globalization;
using Obs.Hooks.Allocation.Rounds;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Allocation.Recording;

/// <summary>Decides recorded rounds again.</summary>
/// <param name="find">Finds an allocator by its id.</param>
internal sealed class Replay(Func<string, IAllocatorSource> find)
{
    /// <summary>Replays rounds until one differs.</summary>
    /// <exception cref="EngineException">The record is broken, or an allocator not there.</exception>
    public ReplayReport Run(IEnumerable<RecordedRound> rounds)
    {
        var sources = new Dictionary<string, IAllocatorSource>(StringComparer.Ordinal);
        var changed = new SortedSet<string>(StringComparer.Ordinal);
        long count = 0;
        long assignments = 0;
        foreach (var round in rounds)
        {
            if (!sources.TryGetValue(round.DecidedBy, out var source))
            {
                sources.Add(round.DecidedBy, source = find(round.DecidedBy));
            }

            if (round.DecidedBy == round.Allocator && source.Digest != round.AllocatorDigest)
            {
                changed.Add($"{source.Id}: recorded with {round.AllocatorDigest}, now {source.Digest}");
            }

            count++;
            assignments += round.Assigned.Length;
            if (Compare(round, Decide(source, round)) is { } difference)
            {
                return new ReplayReport(count, assignments, difference, [.. changed]);
            }
        }

        return new ReplayReport(count, assignments, null, [.. changed]);
    }

    /// <summary>Without a budget: how long it takes here says nothing about then. What it throws is a difference, too.</summary>
    private static AllocationResult? Decide(IAllocatorSource source, RecordedRound round)
    {
        try
        {
            return source.Create().Allocate(round.Snapshot, CancellationToken.None);
        }
        catch (Exception e) when (e is not EngineException)
        {
            return null;
        }
    }

    private static string? Compare(RecordedRound round, AllocationResult? result)
    {
        if (result is null || ResultCheck.FindLie(round.Snapshot, result) is not null)
        {
            return Say("recorded as decided, replayed as a failure of the allocator");
        }

        for (var i = 0; i < Math.Max(round.Assigned.Length, result.Assignments.Length); i++)
        {
            var then = i < round.Assigned.Length ? Describe(round.Assigned[i]) : "nothing";
            var now = i < result.Assignments.Length ? Describe(Names(round, result.Assignments[i])) : "nothing";
            if (then != now)
            {
                return Say(string.Create(CultureInfo.InvariantCulture, $"assignment {i + 1}: recorded {then}, replayed {now}"));
            }
        }

        return DecisionDigest.Of(result) == round.DecisionDigest ? null : Say("equal assignments, but other reasons");

        string Say(string difference) => string.Create(
            CultureInfo.InvariantCulture, $"round {round.Round} ({round.Snapshot.Time:yyyy-MM-dd HH:mm:ss}, {round.DecidedBy}): {difference}");
    }

    private static (string Job, string Worker) Names(RecordedRound round, Assignment assignment) =>
        (round.Snapshot.Jobs[assignment.Job].Id, round.Snapshot.Workers[assignment.Worker].Name);

    private static string Describe((string Job, string Worker) pair) => $"{pair.Job} on {pair.Worker}";
}
