namespace Obs.Hooks;

/// <summary>The best worker for a job at a moment of a round.</summary>
/// <param name="Worker">Its index.</param>
/// <param name="Score">Its score.</param>
/// <param name="Candidates">How many workers it was chosen from.</param>
public readonly record struct Choice(int Worker, double Score, int Candidates);
