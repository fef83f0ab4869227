using System.Globalization;

namespace Obs.Hooks.Engine.Reporting;

/// <summary>Elapsed times as people read them, always short.</summary>
internal static class Durations
{
    public static string Text(TimeSpan elapsed)
    {
        var invariant = CultureInfo.InvariantCulture;
        var seconds = (long)Math.Round(elapsed.TotalSeconds);
        return elapsed.TotalSeconds switch
        {
            < 0.9995 => string.Create(invariant, $"{elapsed.TotalMilliseconds:0} ms"),
            < 59.95 => string.Create(invariant, $"{elapsed.TotalSeconds:0.0} s"),
            < 3599.5 => string.Create(invariant, $"{seconds / 60}m {seconds % 60:00}s"),
            _ => string.Create(invariant, $"{seconds / 3600}h {seconds % 3600 / 60:00}m"),
        };
    }

    /// <summary>A limit as somebody configured it: no fractions, no zero parts.</summary>
    public static string Limit(TimeSpan limit)
    {
        var invariant = CultureInfo.InvariantCulture;
        var seconds = (long)limit.TotalSeconds;
        return seconds switch
        {
            > 0 when seconds % 3600 == 0 => string.Create(invariant, $"{seconds / 3600}h"),
            > 0 when seconds % 60 == 0 => string.Create(invariant, $"{seconds / 60}m"),
            _ => string.Create(invariant, $"{seconds}s"),
        };
    }
}
