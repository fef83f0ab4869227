using System.Globalization;

namespace Obs.Hooks.Benchmarks.ScriptHooks;

/// <summary>Something that must not grow from run to run.</summary>
/// <param name="whose">The process.</param>
/// <param name="what">The unit.</param>
/// <param name="most">The greatest slope per run that is no leak.</param>
/// <param name="measure">Its value now.</param>
internal sealed class LeakSeries(string whose, string what, double most, Func<double> measure)
{
    private readonly List<(double Run, double Value)> _samples = [];

    public bool Fits => Slope() <= most;

    public void Sample(int run) => _samples.Add((run, measure()));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{whose} {_samples[0].Value:0} -> {_samples[^1].Value:0} {what}, {Slope():0.000} per run (at most {most}): {(Fits ? "no leak" : "LEAK")}");

    /// <summary>Least squares.</summary>
    private double Slope()
    {
        var x = _samples.Average(static s => s.Run);
        var y = _samples.Average(static s => s.Value);
        return _samples.Sum(s => (s.Run - x) * (s.Value - y)) / _samples.Sum(s => (s.Run - x) * (s.Run - x));
    }
}
