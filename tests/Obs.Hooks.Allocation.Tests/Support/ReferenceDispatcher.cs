using Obs.Hooks.Allocation.Fleet;

namespace Obs.Hooks.Allocation.Tests.Support;

/// <summary>
/// bs_dispatch's loop, written down step by step with lists and sorts, nothing clever; only its dice are the snapshot's. What
/// the engine's allocator <c>obs</c> is compared with.
/// </summary>
internal sealed class ReferenceDispatcher(AllocationSnapshot snapshot)
{
    private readonly List<int> _idle = [.. Enumerable.Range(0, snapshot.Workers.Length).Where(w => snapshot.Workers[w].State == WorkerState.Idle)];
    private readonly Dictionary<string, double> _load = [];
    private readonly Dictionary<string, double> _scale = [];
    private readonly HashSet<string> _penalised = [];
    private readonly HashSet<int> _busyNow = [];
    private readonly HashSet<int> _extraLoad = [];
    private readonly List<(int Job, int Worker)> _assigned = [];

    public List<(int Job, int Worker)> Run()
    {
        var jobs = Enumerable.Range(0, snapshot.Jobs.Length).GroupBy(Prpa).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var share in snapshot.Shares)
        {
            _load[Name(share)] = share.Load;
        }

        var projectLoad = snapshot.Shares.GroupBy(Pra).ToDictionary(g => g.Key, g => g.Aggregate(0.0, (sum, s) => sum + s.Load));
        foreach (var share in snapshot.Shares.Where(s => jobs.ContainsKey(Name(s))))
        {
            var prpa = Name(share);
            var index = snapshot.Shares.IndexOf(share);
            var whole = projectLoad[Pra(share)];
            _load[prpa] = _load[prpa] == 0 ? 0.01 * ((snapshot.Tie(index, index) >> 11) / (double)(1UL << 53)) : _load[prpa];
            _load[prpa] = whole == 0 ? _load[prpa] : (_load[prpa] + whole) / 2;
            _scale[prpa] = Math.Exp(-share.Adjust * (Math.Log(10) / 10));
        }

        foreach (var prpa in jobs.Keys.Where(p => !jobs[p].Any(j => snapshot.Jobs[j].IsSourceChange)))
        {
            Penalise(prpa, jobs[prpa]);
        }

        var queue = jobs.Keys.OrderBy(Key).ThenBy(p => snapshot.Tie(ShareIndex(p), ShareIndex(p))).ToList();
        while (queue.Count > 0)
        {
            var prpa = queue[0];
            queue.RemoveAt(0);
            if (Serve(prpa, jobs[prpa], queue.Count > 0 ? Key(queue[0]) : null))
            {
                var place = queue.FindIndex(other => Key(other) >= Key(prpa));
                queue.Insert(place < 0 ? queue.Count : place, prpa);
            }
        }

        return _assigned;
    }

    private bool Serve(string prpa, List<int> all, double? next)
    {
        var ordered = all
            .Where(j => !_assigned.Exists(a => a.Job == j))
            .OrderBy(j => snapshot.Tie(j))
            .OrderByDescending(j => snapshot.Jobs[j].Needed).ThenBy(j => snapshot.Jobs[j].Ready).ThenBy(j => snapshot.Tie(j))
            .OrderBy(j => snapshot.Jobs[j].PowerRank ?? int.MaxValue)
            .OrderBy(j => !snapshot.Jobs[j].IsSourceChange)
            .OrderBy(j => !snapshot.Jobs[j].IsPreinstallImage)
            .ToList();
        foreach (var index in ordered)
        {
            var job = snapshot.Jobs[index];
            if (!_penalised.Contains(prpa) && !job.IsSourceChange && !job.IsPreinstallImage)
            {
                Penalise(prpa, all);
                if (Key(prpa) > next)
                {
                    return true;
                }
            }

            var idle = _idle.Where(w => HostArchitectures.CanBuild(snapshot.Workers[w].HostArch, job.HostArch, false)).ToList();
            if (idle.Count == 0)
            {
                return false;
            }

            if (job.PowerRank is not null)
            {
                idle = [.. idle.Where(w => snapshot.Workers[w].PowerHost)];
                if (idle.Count == 0)
                {
                    continue;
                }
            }

            var chosen = idle
                .OrderByDescending(IdleShare).ThenByDescending(w => snapshot.Tie(index, w))
                .Where(w => snapshot.Matcher.Allowed(index).Contains(w))
                .Cast<int?>().FirstOrDefault();
            if (chosen is { } worker)
            {
                _assigned.Add((index, worker));
                _idle.Remove(worker);
                _busyNow.Add(worker);
                _load[prpa] += 1;
            }
            else if (job.PowerRank is not null && _extraLoad.Add(index))
            {
                _load[prpa] += 1;
            }

            if (Key(prpa) > next)
            {
                return true;
            }
        }

        return false;
    }

    private void Penalise(string prpa, List<int> jobs)
    {
        _penalised.Add(prpa);
        _load[prpa] *= 3;
        var share = snapshot.Shares[ShareIndex(prpa)];
        var lastBuild = share.Running > 0 ? snapshot.Time : share.PastEnd;
        if (lastBuild is null)
        {
            return;
        }

        var last = lastBuild.Value < snapshot.Time ? lastBuild.Value : snapshot.Time;
        var newest = share.NewestSourceChange ?? jobs.Select(j => snapshot.Jobs[j].Committed).Max() ?? last;
        _load[prpa] += Math.Max(0, (last - newest).TotalSeconds / (((snapshot.Time - last).TotalSeconds * 40) + 5000000));
    }

    private double IdleShare(int worker)
    {
        var host = snapshot.Workers[worker].Host;
        var known = Enumerable.Range(0, snapshot.Workers.Length)
            .Where(w => snapshot.Workers[w].Host == host && snapshot.Workers[w].State is WorkerState.Idle or WorkerState.Building && snapshot.Workers[w].Host == host)
            .ToList();
        return known.Count(w => snapshot.Workers[w].State == WorkerState.Idle && !_busyNow.Contains(w)) / (double)known.Count;
    }

    private double Key(string prpa) => _scale[prpa] * _load[prpa];

    private string Prpa(int job) => $"{snapshot.Jobs[job].Project}/{snapshot.Jobs[job].Repository}/{snapshot.Jobs[job].Arch}";

    private static string Name(RepositoryShare share) => $"{share.Project}/{share.Repository}/{share.Arch}";

    private static string Pra(RepositoryShare share) => $"{share.Project}/{share.Arch}";

    private int ShareIndex(string prpa) => Enumerable.Range(0, snapshot.Shares.Length).First(i => Name(snapshot.Shares[i]) == prpa);
}
