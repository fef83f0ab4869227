namespace Obs.Hooks.Allocation.Tests.Support;

/// <summary>A clock on which every limit is over at once, or none ever is, however fast the machine.</summary>
internal sealed class EndedTime(bool atOnce) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, atOnce ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, period);
}
