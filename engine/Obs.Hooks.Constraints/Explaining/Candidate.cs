using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Constraints.Explaining;

/// <summary>A worker that can build the job's architecture.</summary>
/// <param name="Name">As OBS names it: <c>hostarch:id</c>.</param>
/// <param name="Worker">Its description.</param>
/// <param name="Availability">Whether it could begin now.</param>
public sealed record Candidate(string Name, Worker Worker, Availability Availability = Availability.Idle);
