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

    public required long Bytes { get; init; }

    public required DateTimeOffset Built { get; init; }

    public required DateTimeOffset Used { get; init; }

    public required bool InUse { get; init; }

    /// <summary>The hooks of this host's configuration that use it.</summary>
    public string[] Hooks { get; init; } = [];

    public static ToolsRootRecord Of(StoredRoot root, IEnumerable<string> hooks) => new()
    {
        Digest = root.Digest,
        Provider = ToolsNames.Of(root.Info.Provider),
        Arch = root.Info.Arch,
        Packages = root.Info.Packages.Length,
        Bytes = root.Info.Size,
        Built = root.Info.Built,
        Used = root.Used,
        InUse = root.InUse,
        Hooks = [.. hooks],
    };
}
