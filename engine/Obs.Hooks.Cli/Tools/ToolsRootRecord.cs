using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Engine.Tools.Store;

namespace Obs.Hooks.Cli.Tools;

/// <summary>A root as JSON has it.</summary>
internal sealed record ToolsRootRecord
{
    public required string Digest { get; init; }

    public required string Provider { get; init; }

    public required string Arch { get; init; }

    public required int Packages { get; init; }

    /// <summary>On disk, the image included.</summary>
    public required long Bytes { get; init; }

    /// <summary>The image for builds in virtual machines; 0: there is none.</summary>
    public required long ImageBytes { get; init; }

    public required DateTimeOffset Built { get; init; }

    public required DateTimeOffset Used { get; init; }

    /// <summary>When a job last wanted the image; null: there is none.</summary>
    public required DateTimeOffset? ImageUsed { get; init; }

    public required bool InUse { get; init; }

    /// <summary>The hooks of this host's configuration that use it.</summary>
    public string[] Hooks { get; init; } = [];

    public static ToolsRootRecord Of(StoredRoot root, IEnumerable<string> hooks) => new()
    {
        Digest = root.Digest,
        Provider = ToolsNames.Of(root.Info.Provider),
        Arch = root.Info.Arch,
        Packages = root.Info.Packages.Length,
        Bytes = root.Size,
        ImageBytes = root.Image?.Size ?? 0,
        Built = root.Info.Built,
        Used = root.Used,
        ImageUsed = root.Image?.Used,
        InUse = root.InUse,
        Hooks = [.. hooks],
    };
}
