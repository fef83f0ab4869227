using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>
/// The state of one round: who is still idle, who got what. Assigners work on the board they are given; a whole allocator may
/// make one of its own. For one thread.
/// </summary>
public sealed class AllocationBoard
{
    private const int Undecided = -1;

    private readonly ImmutableArray<IWorkerFilter> _filters;
    private readonly IWorkerScorer? _scorer;
    private readonly KindRanking? _ranking;
    private readonly ulong[] _idle;
    private readonly HashSet<int> _exhausted = [];
    private readonly int[] _workerOfJob;
    private readonly AllocationReason[] _reasons;
    private readonly ImmutableArray<Assignment>.Builder _assignments = ImmutableArray.CreateBuilder<Assignment>();

    /// <summary>Makes a board on which nothing is decided yet.</summary>
    /// <param name="snapshot">What the round is decided from.</param>
    /// <param name="filters">The filters, applied in this order.</param>
    /// <param name="scorer">The scorer; without one all workers are equal.</param>
    public AllocationBoard(AllocationSnapshot snapshot, ImmutableArray<IWorkerFilter> filters = default, IWorkerScorer? scorer = null)
    {
        Snapshot = snapshot;
        _filters = filters.IsDefault ? [] : filters;
        _scorer = scorer;
        _idle = snapshot.Idle.Words.ToArray();
        _workerOfJob = new int[snapshot.Jobs.Length];
        _workerOfJob.AsSpan().Fill(Undecided);
        _reasons = snapshot.ExplainWaiting ? new AllocationReason[snapshot.Jobs.Length] : [];
        Hosts = new HostLoad(snapshot);
        _ranking = KindRanking.TryMake(this, _filters, scorer);
    }

    /// <summary>What the round is decided from.</summary>
    public AllocationSnapshot Snapshot { get; }

    /// <summary>The workers that are still idle.</summary>
    public WorkerSet Idle => new(_idle);

    /// <summary>How many jobs got a worker so far.</summary>
    public int AssignedCount => _assignments.Count;

    /// <summary>How busy the hosts are, assignments of this round included.</summary>
    public HostLoad Hosts { get; }

    /// <summary>Whether a job has got a worker.</summary>
    /// <param name="job">Its index.</param>
    /// <returns>True after <see cref="Assign"/>.</returns>
    public bool IsAssigned(int job) => _workerOfJob[job] != Undecided;

    /// <summary>The best worker for a job: still idle, allowed, refused by no filter, of the highest score.</summary>
    /// <param name="job">Its index.</param>
    /// <returns>Null if there is none; <see cref="WhyWaiting"/> says why.</returns>
    public Choice? Best(int job)
    {
        // What is idle only gets less, so one look at a set of constraints without any idle worker is enough for the round.
        var set = Snapshot.Jobs[job].ConstraintSet;
        if (_exhausted.Contains(set))
        {
            return null;
        }

        var (choice, refusal) = _ranking is not null ? _ranking.Best(job) : BestOfEach(job);
        if (choice is not null)
        {
            return choice;
        }

        if (refusal.Length > 0)
        {
            Wait(job, new AllocationReason(ReasonCode.Refused) { Text = refusal });
        }
        else if (Snapshot.Jobs[job].BadWorkers.IsDefaultOrEmpty)
        {
            _exhausted.Add(set);
        }

        return null;
    }

    /// <summary>Gives a job a worker.</summary>
    /// <param name="job">Index of the job.</param>
    /// <param name="worker">Index of the worker.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="InvalidOperationException">The job has one already, or the worker is not idle any more.</exception>
    public void Assign(int job, int worker, AllocationReason reason)
    {
        if (IsAssigned(job))
        {
            throw new InvalidOperationException($"job {Snapshot.Jobs[job].Id} has a worker already");
        }

        if (!Idle.Contains(worker))
        {
            throw new InvalidOperationException($"worker {Snapshot.Workers[worker].Name} is not idle");
        }

        _workerOfJob[job] = worker;
        _idle[worker / 64] &= ~(1UL << (worker % 64));
        Hosts.Occupy(worker);
        _assignments.Add(new Assignment(job, worker, reason));
    }

    /// <summary>Gives a job its best worker.</summary>
    /// <param name="job">Index of the job.</param>
    /// <param name="choice">What <see cref="Best"/> returned.</param>
    /// <param name="text">Additional words for the reason.</param>
    public void Take(int job, Choice choice, string text = "") => Assign(
        job, choice.Worker, new AllocationReason(ReasonCode.BestWorker) { Score = choice.Score, Idle = choice.Candidates, Text = text });

    /// <summary>Says why a job gets nothing in this round.</summary>
    /// <param name="job">Index of the job.</param>
    /// <param name="reason">Why. Its numbers are filled in.</param>
    public void Wait(int job, AllocationReason reason)
    {
        if (!Snapshot.ExplainWaiting)
        {
            return;
        }

        var allowed = Snapshot.Matcher.Allowed(job);
        _reasons[job] = reason with
        {
            Allowed = allowed.Count,
            Idle = allowed.CountCommon(Snapshot.Idle),
            Building = allowed.CountCommon(Snapshot.Building),
        };
    }

    /// <summary>Why a job that has no worker waits: what <see cref="Wait"/> said, else what the state of the fleet says.</summary>
    /// <param name="job">Index of the job.</param>
    /// <returns>The reason.</returns>
    public AllocationReason WhyWaiting(int job)
    {
        if (_reasons[job] == default)
        {
            Wait(job, default);
            var reason = _reasons[job];
            var code = reason.Allowed == 0 ? ReasonCode.NoWorker
                : reason.Idle == 0 ? ReasonCode.NoneIdle
                : Snapshot.Matcher.Allowed(job).CountCommon(Idle) == 0 ? ReasonCode.Outranked
                : ReasonCode.NotReached;
            _reasons[job] = reason with { Code = code };
        }

        return _reasons[job];
    }

    /// <summary>Ends the round.</summary>
    /// <returns>All assignments, and a reason for every other job.</returns>
    public AllocationResult ToResult()
    {
        if (!Snapshot.ExplainWaiting)
        {
            return new AllocationResult(_assignments.ToImmutable(), []);
        }

        var waiting = ImmutableArray.CreateBuilder<WaitingJob>(Snapshot.Jobs.Length - _assignments.Count);
        for (var job = 0; job < _workerOfJob.Length; job++)
        {
            if (_workerOfJob[job] == Undecided)
            {
                waiting.Add(new WaitingJob(job, WhyWaiting(job)));
            }
        }

        return new AllocationResult(_assignments.ToImmutable(), waiting.MoveToImmutable());
    }

    /// <summary>Asks filters and scorer about every worker: they may be anybody's.</summary>
    private (Choice? Choice, string Refusal) BestOfEach(int job)
    {
        var concerned = _filters.RemoveAll(filter => !filter.Concerns(this, job));
        var (best, bestScore, bestTie, candidates) = (-1, 0.0, 0UL, 0);
        var tieBase = Snapshot.TieBase(job);
        var refusal = "";
        foreach (var worker in Snapshot.Matcher.Allowed(job).Common(Idle))
        {
            var pairing = new Pairing(this, job, worker);
            if (concerned.Length > 0 && Refusal(concerned, pairing) is { } refused)
            {
                refusal = refused;
                continue;
            }

            candidates++;
            var score = Score(pairing);
            if (score < bestScore && best >= 0)
            {
                continue;
            }

            var tie = AllocationSnapshot.TieOf(tieBase, worker);
            if (best < 0 || score > bestScore || tie > bestTie)
            {
                (best, bestScore, bestTie) = (worker, score, tie);
            }
        }

        return best >= 0 ? (new Choice(best, bestScore, candidates), "") : (null, refusal);
    }

    private static string? Refusal(ImmutableArray<IWorkerFilter> filters, in Pairing pairing)
    {
        foreach (var filter in filters)
        {
            if (filter.Refuse(pairing) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private double Score(in Pairing pairing)
    {
        var score = _scorer?.Score(pairing) ?? 0;
        return double.IsNaN(score) ? double.NegativeInfinity : score;
    }
}
