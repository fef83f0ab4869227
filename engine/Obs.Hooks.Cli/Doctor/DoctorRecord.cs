using System.Collections.Immutable;

namespace Obs.Hooks.Cli.Doctor;

/// <summary>What <c>obs-hooks doctor --json</c> prints.</summary>
/// <param name="Fit">Whether nothing failed.</param>
/// <param name="Checks">All findings.</param>
internal sealed record DoctorRecord(bool Fit, ImmutableArray<DoctorCheckRecord> Checks);
