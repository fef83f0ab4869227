using System.Collections.Immutable;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>What <c>obs-hooks lock</c> found or did.</summary>
internal sealed record LockReport
{
    public required string Path { get; init; }

    /// <summary>Whether there was a lock before.</summary>
    public required bool Existed { get; init; }

    /// <summary>Sorted by id.</summary>
    public required ImmutableArray<LockEntry> Entries { get; init; }

    public required DiagnosticBag Problems { get; init; }

    /// <summary>Whether the file was written.</summary>
    public bool Written { get; init; }
}
