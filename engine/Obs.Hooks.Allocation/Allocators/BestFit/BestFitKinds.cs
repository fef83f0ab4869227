using System.Collections.Immutable;
using System.Globalization;

namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>Which workers are equal for <see cref="BestFitScorer"/>: of the same size, parallel jobs and labels.</summary>
internal static class BestFitKinds
{
    /// <summary>Numbers the kinds in the order in which they occur.</summary>
    public static WorkerKinds Of(ImmutableArray<FleetWorker> workers, double[] sizes)
    {
        var numbers = new Dictionary<(double Size, double Jobs, string Labels), int>();
        var kinds = new int[workers.Length];
        for (var i = 0; i < kinds.Length; i++)
        {
            var key = (sizes[i], workers[i].Jobs, Joined(workers[i].Labels));
            if (!numbers.TryGetValue(key, out kinds[i]))
            {
                kinds[i] = numbers.Count;
                numbers.Add(key, kinds[i]);
            }
        }

        return new WorkerKinds(kinds, numbers.Count);
    }

    /// <summary>With their lengths, so that different labels cannot look the same.</summary>
    private static string Joined(ImmutableArray<string> labels) => labels.IsEmpty
        ? ""
        : string.Concat(labels.Select(static label => string.Create(CultureInfo.InvariantCulture, $"{label.Length}:{label}")));
}
