using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Target;

/// <summary>What a package says of itself, as far as it decides which others have to be there.</summary>
/// <param name="Package">The file.</param>
/// <param name="Name">Its name.</param>
/// <param name="Needs">One entry for each dependency: the names of which one is enough. Versions are the package manager's business.</param>
/// <param name="Provides">Names by which it can be needed, its own and files among them.</param>
internal sealed record PackageFacts(
    TargetPackage Package, string Name, ImmutableArray<ImmutableArray<string>> Needs, ImmutableArray<string> Provides)
{
    /// <summary>Whether every root has it (<c>Essential: yes</c>).</summary>
    public bool IsEssential { get; init; }

    /// <summary>Its architecture in the words of its packaging system.</summary>
    public string Arch { get; init; } = "";
}
