using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Tools.Providers;

/// <summary>What a wish means now.</summary>
/// <param name="Packages">Everything the root consists of, with digests.</param>
/// <param name="Build">Makes the tree in a directory that does not exist yet.</param>
internal sealed record Resolution(ImmutableArray<ToolsPackage> Packages, Action<string> Build)
{
    /// <summary>Names and files of the packages, while the work directory is there; none where there are no such files.</summary>
    public Func<IEnumerable<(string Name, string Path)>> Files { get; init; } = static () => [];
}
