namespace Obs.Hooks;

/// <summary>
/// Stages of an allocator from functions. A script of the host is a whole allocator in one line:
/// <c>WorkerAllocator.ScoreBy(pairing =&gt; -pairing.Worker.Memory)</c>.
/// </summary>
public static class WorkerAllocator
{
    /// <summary>A scorer.</summary>
    /// <param name="score">See <see cref="IWorkerScorer.Score"/>.</param>
    /// <returns>The stage; the others come from <c>obs</c>.</returns>
    public static IWorkerScorer ScoreBy(Func<Pairing, double> score) => new Scorer(score);

    /// <summary>A filter.</summary>
    /// <param name="refuse">See <see cref="IWorkerFilter.Refuse"/>.</param>
    /// <returns>The stage; the others come from <c>obs</c>.</returns>
    public static IWorkerFilter RefuseIf(Func<Pairing, string?> refuse) => new Filter(refuse);

    private sealed class Scorer(Func<Pairing, double> score) : IWorkerScorer
    {
        public double Score(in Pairing pairing) => score(pairing);
    }

    private sealed class Filter(Func<Pairing, string?> refuse) : IWorkerFilter
    {
        public string? Refuse(in Pairing pairing) => refuse(pairing);
    }
}
