namespace Obs.Hooks.Allocation.Allocators.Obs;

/// <summary>What decides which repository is served next; bs_dispatch's formula of 2024-08.</summary>
internal sealed class RepositoryLoads
{
    /// <summary>Rebuilds count three times: a project that only rebuilds comes after one whose sources changed.</summary>
    private const double RebuildFactor = 3;

    private const double SmallLoad = 0.01;

    private readonly AllocationSnapshot _snapshot;
    private readonly TimeSpan? _ageing;

    /// <param name="snapshot">What the round is decided from.</param>
    /// <param name="ageing">After that time of waiting a load counts half, after twice the time a quarter; never if null, as in OBS.</param>
    public RepositoryLoads(AllocationSnapshot snapshot, TimeSpan? ageing)
    {
        _snapshot = snapshot;
        _ageing = ageing;
    }

    /// <summary>A repository's turn: half its own load, half that of its project on the architecture.</summary>
    public RepositoryTurn Turn(int share, int[] jobs)
    {
        var repository = _snapshot.Shares[share];
        var ofProject = LoadOfProject(share);
        var own = repository.Load != 0 ? repository.Load : SmallLoad * Fraction(share);
        return new RepositoryTurn
        {
            Share = share,
            Jobs = jobs,
            Load = ofProject == 0 ? own : (own + ofProject) / 2,
            Scale = Math.Exp(-repository.Adjust * (Math.Log(10) / 10)) * Ageing(jobs),
        };
    }

    /// <summary>Raises the load of a repository whose next job is no source change; once in a round.</summary>
    public void Penalise(RepositoryTurn turn)
    {
        turn.Penalised = true;
        turn.Load = (turn.Load * RebuildFactor) + Staleness(turn);
    }

    /// <summary>The sum over the repositories of a project for one architecture. The shares are in the order of projects.</summary>
    private double LoadOfProject(int share)
    {
        var shares = _snapshot.Shares;
        var (project, arch) = (shares[share].Project, shares[share].Arch);
        var first = share;
        while (first > 0 && shares[first - 1].Project == project)
        {
            first--;
        }

        var sum = 0.0;
        for (var i = first; i < shares.Length && shares[i].Project == project; i++)
        {
            sum += shares[i].Arch == arch ? shares[i].Load : 0;
        }

        return sum;
    }

    private double Ageing(int[] jobs)
    {
        if (_ageing is not { } half)
        {
            return 1;
        }

        var oldest = _snapshot.Time;
        foreach (var job in jobs)
        {
            oldest = _snapshot.Jobs[job].Ready < oldest ? _snapshot.Jobs[job].Ready : oldest;
        }

        return Math.Exp(-Math.Log(2) * ((_snapshot.Time - oldest) / half));
    }

    /// <summary>A little more for projects whose sources have not changed for long before their last build.</summary>
    private double Staleness(RepositoryTurn turn)
    {
        var repository = _snapshot.Shares[turn.Share];
        var lastBuild = repository.Running > 0 ? _snapshot.Time : repository.PastEnd;
        if (lastBuild is not { } last)
        {
            return 0;
        }

        last = last < _snapshot.Time ? last : _snapshot.Time;
        var newest = repository.NewestSourceChange ?? NewestCommit(turn) ?? last;
        return Math.Max(0, (last - newest).TotalSeconds / (((_snapshot.Time - last).TotalSeconds * 40) + 5_000_000));
    }

    private DateTimeOffset? NewestCommit(RepositoryTurn turn)
    {
        DateTimeOffset? newest = null;
        foreach (var job in turn.Jobs)
        {
            newest = _snapshot.Jobs[job].Committed is { } committed && !(committed < newest) ? committed : newest;
        }

        return newest;
    }

    /// <summary>0 to 1, in place of bs_dispatch's unseeded randomness.</summary>
    private double Fraction(int share) => (_snapshot.Tie(share, share) >> 11) * (1.0 / (1UL << 53));
}
