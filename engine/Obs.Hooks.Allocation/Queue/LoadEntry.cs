namespace Obs.Hooks.Allocation.Queue;

/// <summary>What a repository built in the past, as of a moment; older builds count less, half after four hours.</summary>
/// <param name="Time">The moment: the end of the last build.</param>
/// <param name="Value">The load at that moment.</param>
internal readonly record struct LoadEntry(DateTimeOffset Time, double Value)
{
    private const double HalfLifeSeconds = 4 * 3600;

    private static readonly double Decay = Math.Log(0.5) / HalfLifeSeconds;

    /// <summary>Adds a build, which may have ended before the last one that was added.</summary>
    public LoadEntry Add(DateTimeOffset start, DateTimeOffset end)
    {
        var build = 1 - Remaining(end - start);
        return Time < end
            ? new LoadEntry(end, (Value * Remaining(end - Time)) + build)
            : this with { Value = Value + (build * Remaining(Time - end)) };
    }

    /// <summary>The load at a later moment.</summary>
    public double At(DateTimeOffset now) => now > Time ? Value * Remaining(now - Time) : Value;

    private static double Remaining(TimeSpan span) => Math.Exp(Decay * span.TotalSeconds);
}
