using Obs.Hooks.Benchmarks.Running;

namespace Obs.Hooks.Benchmarks.Results;

/// <summary>All samples of one variant.</summary>
internal sealed record Series(Variant Variant, List<Sample> Samples)
{
    public double Median(Func<Sample, double> value) => Quantile(value, 0.5);

    /// <summary>The value that a tenth of the samples is below: nearest to a quiet machine.</summary>
    public double P10(Func<Sample, double> value) => Quantile(value, 0.1);

    private double Quantile(Func<Sample, double> value, double share)
    {
        var sorted = Samples.Select(value).Order().ToList();
        return sorted[(int)Math.Round(share * (sorted.Count - 1))];
    }
}
