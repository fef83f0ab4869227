using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.BuildCompare.Facts;

/// <summary>Everything by which two builds of a package are compared before anything is unpacked.</summary>
internal sealed record PackageFacts
{
    public required string Name { get; init; }

    public required string Arch { get; init; }

    /// <summary><c>1.0-2.1</c>.</summary>
    public required string VersionRelease { get; init; }

    public bool IsSource { get; init; }

    public required ImmutableArray<FactSection> Sections { get; init; }

    /// <summary>In the package's order.</summary>
    public required ImmutableArray<FileFact> Files { get; init; }

    /// <summary>What pairs it with the other build's package.</summary>
    public (string Name, string Arch) Key => (Name, IsSource ? "src" : Arch);
}
