namespace Obs.Hooks.Benchmarks.Matching;

/// <summary>What oracle.pl prints.</summary>
/// <param name="Seconds">CPU time of each round.</param>
/// <param name="Answers">For each set of constraints a 0 or 1 for each worker.</param>
/// <param name="Megabytes">Its peak resident memory.</param>
internal sealed record PerlAnswer(double[] Seconds, string[] Answers, double Megabytes);
