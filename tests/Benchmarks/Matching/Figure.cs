using System.Globalization;

namespace Obs.Hooks.Benchmarks.Matching;

/// <summary>A time in seconds.</summary>
internal readonly record struct Figure(double Median, double P10)
{
    public static Figure Of(IEnumerable<double> seconds)
    {
        var sorted = seconds.Order().ToArray();
        return new Figure(sorted[sorted.Length / 2], sorted[sorted.Length / 10]);
    }

    public override string ToString() => $"{Text(Median)} ({Text(P10)})";

    public static string Text(double seconds) => seconds switch
    {
        >= 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
        >= 1e-3 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.0} ms"),
        >= 1e-6 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:0.0} µs"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e9:0.0} ns"),
    };
}
