using System.Collections.Immutable;
using System.Numerics;

namespace Obs.Hooks;

/// <summary>
/// Finds the best worker for a job by bits and kinds: the same worker, score, number and refusal as asking every filter and the
/// scorer about every worker, at some nanoseconds for each. For one thread.
/// </summary>
internal sealed class KindRanking
{
    private readonly AllocationBoard _board;
    private readonly ImmutableArray<IMaskFilter> _filters;
    private readonly IKindScorer _scorer;
    private readonly WorkerKinds _kinds;
    private readonly ulong[] _candidates;

    /// <summary>By kind, as far as the kind was met: the score for the job of <see cref="_scoredFor"/>.</summary>
    private readonly double[] _scores;

    /// <summary>By kind: the job's index + 1.</summary>
    private readonly int[] _scoredFor;

    private KindRanking(AllocationBoard board, ImmutableArray<IMaskFilter> filters, IKindScorer scorer)
    {
        (_board, _filters, _scorer) = (board, filters, scorer);
        _kinds = scorer.KindsOf(board.Snapshot);
        _candidates = new ulong[WorkerSet.WordsFor(board.Snapshot.Workers.Length)];
        _scores = new double[_kinds.Count];
        _scoredFor = new int[_kinds.Count];
    }

    /// <summary>A ranking, if all of these stages speak of bits and kinds; a plugin's do not.</summary>
    public static KindRanking? TryMake(AllocationBoard board, ImmutableArray<IWorkerFilter> filters, IWorkerScorer? scorer) =>
        scorer is IKindScorer kinds && filters.All(static filter => filter is IMaskFilter)
            ? new KindRanking(board, [.. filters.Cast<IMaskFilter>()], kinds)
            : null;

    /// <summary>The best worker for a job, or why not: the text is empty if no worker was left for filters to refuse.</summary>
    public (Choice? Choice, string Refusal) Best(int job)
    {
        var last = Meet(_board.Snapshot.Matcher.Allowed(job).Words, _board.Idle.Words);
        if (last < 0)
        {
            return (null, "");
        }

        var any = true;
        foreach (var filter in _filters)
        {
            if (any && filter.Concerns(_board, job))
            {
                any = Meet(_candidates, filter.Passing(_board, job).Words) >= 0;
            }
        }

        return any ? (BestCandidate(job), "") : (null, WhyRefused(new Pairing(_board, job, last)));
    }

    /// <summary>Leaves in the candidates what is in both sets.</summary>
    /// <returns>The last one; negative if there is none.</returns>
    private int Meet(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        var lastWord = -1;
        var candidates = _candidates.AsSpan();
        // A matcher may leave out words at the end in which it allows nobody.
        var length = Math.Min(candidates.Length, Math.Min(one.Length, other.Length));
        candidates[length..].Clear();
        for (var i = 0; i < length; i++)
        {
            var both = one[i] & other[i];
            candidates[i] = both;
            lastWord = both != 0 ? i : lastWord;
        }

        return lastWord < 0 ? -1 : (lastWord * 64) + BitOperations.Log2(candidates[lastWord]);
    }

    private Choice BestCandidate(int job)
    {
        var (kindOf, hostOf, shares) = (_kinds.OfWorker, _board.Snapshot.Hosts.HostOfWorker, _board.Hosts.Shares);
        var (tieBase, weight) = (_board.Snapshot.TieBase(job), _scorer.IdleShareWeight);
        var (best, bestScore, bestTie, count) = (-1, double.NegativeInfinity, 0UL, 0);
        for (var i = 0; i < _candidates.Length; i++)
        {
            for (var rest = _candidates[i]; rest != 0; rest &= rest - 1)
            {
                var worker = (i * 64) + BitOperations.TrailingZeroCount(rest);
                var kind = kindOf[worker];
                if (_scoredFor[kind] != job + 1)
                {
                    Score(kind, new Pairing(_board, job, worker));
                }

                count++;
                var score = (weight * shares[hostOf[worker]]) + _scores[kind];
                if (score < bestScore)
                {
                    continue;
                }

                var tie = AllocationSnapshot.TieOf(tieBase, worker);
                if (best < 0 || score > bestScore || tie > bestTie)
                {
                    (best, bestScore, bestTie) = (worker, score, tie);
                }
            }
        }

        return new Choice(best, bestScore, count);
    }

    private void Score(int kind, in Pairing pairing)
    {
        var score = _scorer.ScoreOfKind(pairing);
        _scores[kind] = double.IsNaN(score) ? double.NegativeInfinity : score;
        _scoredFor[kind] = pairing.JobIndex + 1;
    }

    /// <summary>All are refused; people are told why the last one is, as after asking one by one.</summary>
    private string WhyRefused(in Pairing last)
    {
        foreach (var filter in _filters)
        {
            if (filter.Concerns(_board, last.JobIndex) && filter.Refuse(last) is { } refusal)
            {
                return refusal;
            }
        }

        throw new InvalidOperationException("a filter allows a worker that it masks out");
    }
}
