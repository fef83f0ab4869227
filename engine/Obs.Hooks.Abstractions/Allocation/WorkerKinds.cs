namespace Obs.Hooks;

/// <summary>Workers that a scorer cannot tell apart have the same number.</summary>
/// <param name="OfWorker">For each worker of a snapshot the number of its kind, from 0.</param>
/// <param name="Count">How many kinds there are.</param>
internal sealed record WorkerKinds(int[] OfWorker, int Count);
