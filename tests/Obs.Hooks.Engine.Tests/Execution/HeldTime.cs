namespace Obs.Hooks.Engine.Tests.Execution;

/// <summary>A clock on which some spans of time are over when the test says so, not when a slow machine has used them up.</summary>
/// <param name="held">Those spans; timers of others are the system's.</param>
internal sealed class HeldTime(params TimeSpan[] held) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<TimeSpan> _over = [];
    private readonly List<HeldTimer> _timers = [];
    private long _skipped;

    public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref _skipped);

    /// <summary>Moves the clock forward; no timer notices.</summary>
    public void Skip(TimeSpan time) => Interlocked.Add(ref _skipped, time.Ticks * (TimestampFrequency / TimeSpan.TicksPerSecond));

    /// <summary>Ends all timers of a span, those to come included.</summary>
    public void End(TimeSpan span)
    {
        HeldTimer[] ended;
        lock (_gate)
        {
            _over.Add(span);
            ended = [.. _timers.Where(t => t.Due == span)];
        }

        foreach (var timer in ended)
        {
            timer.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (!held.Contains(dueTime))
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        var timer = new HeldTimer(this, dueTime, () => callback(state));
        bool isOver;
        lock (_gate)
        {
            _timers.Add(timer);
            isOver = _over.Contains(dueTime);
        }

        if (isOver)
        {
            // Whoever makes it does not have it yet.
            ThreadPool.QueueUserWorkItem(_ => timer.Fire());
        }

        return timer;
    }

    private sealed class HeldTimer(HeldTime time, TimeSpan due, Action callback) : ITimer
    {
        private int _done;

        public TimeSpan Due => due;

        public void Fire()
        {
            if (Interlocked.Exchange(ref _done, 1) == 0)
            {
                callback();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
            _done = 1;
            lock (time._gate)
            {
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
