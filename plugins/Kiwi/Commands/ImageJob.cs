using System.Collections.Immutable;
using Obs.Hooks.Plugins.Kiwi.Descriptions;

namespace Obs.Hooks.Plugins.Kiwi.Commands;

/// <summary>One job's image, as far as it is known before kiwi starts.</summary>
internal sealed record ImageJob
{
    public required KiwiDescription Description { get; init; }

    public required KiwiProgram Kiwi { get; init; }

    public required ImmutableArray<ImageRepository> Repositories { get; init; }

    /// <summary>What is built: a type, and a profile or an empty text.</summary>
    public required ImmutableArray<(string Type, string Profile)> Images { get; init; }

    /// <summary>The values of <c>--kiwi-parameter</c>.</summary>
    public ImmutableArray<string> Parameters { get; init; } = [];

    /// <summary>The job's release.</summary>
    public string Release { get; init; } = "";

    /// <summary>The target's architecture as kiwi and the kernel call it.</summary>
    public required string Arch { get; init; }

    /// <summary>Whether that is another one than the host's.</summary>
    public bool IsCross { get; init; }

    public bool NeedsLoops => Images.Any(static i => ImageTypes.NeedsOf(i.Type) is ImageNeeds.LoopMounts or ImageNeeds.Partitions);

    public override string ToString() => $"{Kiwi}: {Description.Name}, {string.Join(", ", Images.Select(static i => i.Profile.Length > 0 ? $"{i.Type} ({i.Profile})" : i.Type))}";
}
