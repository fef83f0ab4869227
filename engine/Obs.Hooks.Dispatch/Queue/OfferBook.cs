namespace Obs.Hooks.Dispatch.Queue;

/// <summary>
/// Remembers since when a worker has been planned for a job. The dispatcher has reasons of its own not to follow a plan
/// (hosts it knows to be bad, a constraint configured besides); a plan it never follows must not block both for ever.
/// </summary>
internal sealed class OfferBook(TimeSpan patience, TimeSpan rest)
{
    private readonly Dictionary<(string Job, string Worker), (DateTimeOffset Since, long Asked)> _offers = [];
    private readonly Dictionary<(string Job, string Worker), DateTimeOffset> _refused = [];

    /// <summary>Enters the plan of a round.</summary>
    /// <param name="plan">Jobs and their workers.</param>
    /// <param name="asked">How often the dispatcher has asked so far: while it does not ask, it refuses nothing.</param>
    /// <param name="now">The time of the round.</param>
    public void Enter(IReadOnlyDictionary<string, string> plan, long asked, DateTimeOffset now)
    {
        const int enough = 10;
        foreach (var gone in _offers.Keys.Where(o => plan.GetValueOrDefault(o.Job) != o.Worker).ToArray())
        {
            _offers.Remove(gone);
        }

        foreach (var old in _refused.Where(r => now - r.Value > rest).Select(static r => r.Key).ToArray())
        {
            _refused.Remove(old);
        }

        foreach (var (job, worker) in plan.Where(static p => p.Value.Length > 0))
        {
            if (!_offers.TryGetValue((job, worker), out var offer))
            {
                _offers.Add((job, worker), (now, asked));
            }
            else if (now - offer.Since > patience && asked - offer.Asked >= enough)
            {
                _refused[(job, worker)] = now;
            }
        }
    }

    /// <summary>Workers that the dispatcher does not give to a job.</summary>
    public ILookup<string, string> Refused() => _refused.Keys.ToLookup(static r => r.Job, static r => r.Worker, StringComparer.Ordinal);
}
