namespace Obs.Hooks.Dispatch.Planning;

/// <summary>The plan in force. One writes, many read.</summary>
internal sealed class PlanBoard(TimeProvider clock, TimeSpan goodFor)
{
    private volatile Posted? _posted;
    private long _asked;

    /// <summary>How often somebody took the plan: bs_dispatch is alive.</summary>
    public long Asked => Interlocked.Read(ref _asked);

    public void Post(DispatchPlan plan) => _posted = new Posted(plan, clock.GetTimestamp());

    /// <summary>
    /// The plan, or why there is none: a service whose rounds hang must not hold the dispatcher to an old plan for ever.
    /// </summary>
    public (DispatchPlan? Plan, string Trouble) Take()
    {
        Interlocked.Increment(ref _asked);
        var posted = _posted;
        if (posted is null)
        {
            return (null, "no round yet");
        }

        var age = clock.GetElapsedTime(posted.At);
        return age > goodFor ? (null, $"no round for {(int)age.TotalSeconds} s") : (posted.Plan, "");
    }

    private sealed record Posted(DispatchPlan Plan, long At);
}
