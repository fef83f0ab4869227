using System.Diagnostics;

namespace Obs.Hooks.Benchmarks.Matching;

/// <summary>Medians of something done again and again in this process.</summary>
internal static class Stopper
{
    /// <summary>How long something runs before it counts: the just-in-time compiler looks again at what runs often, after a while.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>Seconds for one of <paramref name="inner"/> calls; what <paramref name="before"/> does is not counted.</summary>
    public static Figure Time(int rounds, Action<int> action, int inner = 1, Action? before = null)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
        {
            before?.Invoke();
            Once(action, inner);
        }

        var seconds = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            before?.Invoke();
            seconds.Add(Once(action, inner));
        }

        return Figure.Of(seconds);
    }

    /// <summary>Seconds for one of <paramref name="inner"/> calls.</summary>
    public static double Once(Action<int> action, int inner = 1)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < inner; i++)
        {
            action(i);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / inner;
    }
}
