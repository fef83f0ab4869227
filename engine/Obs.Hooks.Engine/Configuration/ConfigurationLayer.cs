using System.Collections.Immutable;
using Obs.Hooks.Engine.Carriers;
using Obs.Hooks.Engine.Configuration.Reading;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>
/// One source of configuration. Layers are kept from low to high; who wrote a layer decides what it may do, so a
/// carrier in the project or the package only has to add layers with its <see cref="TrustClass"/>.
/// </summary>
/// <param name="File">Its name for people.</param>
/// <param name="Trust">Who wrote it.</param>
/// <param name="Root">The object as read.</param>
/// <param name="Options">The same, bound.</param>
internal sealed record ConfigurationLayer(string File, TrustClass Trust, ConfigNode Root, HooksFile Options)
{
    /// <summary>Where the scripts are that it names; null where no layer can name one.</summary>
    public ScriptShelf? Shelf { get; init; }

    /// <summary>The hooks it mentions, as it has them.</summary>
    public ImmutableArray<ConfigMember> Hooks => Root.Find("hooks")?.Members ?? [];

    public bool AppliesTo(string project) =>
        Options.Projects.IsEmpty || NamePattern.FirstMatch(Options.Projects, project) is not null;
}
