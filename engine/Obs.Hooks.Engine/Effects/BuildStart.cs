using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Effects;

/// <summary>How the real build is started.</summary>
/// <param name="Arguments">Its arguments.</param>
internal sealed record BuildStart(ImmutableArray<string> Arguments)
{
    /// <summary>What starts it in namespaces of its own, see <see cref="Binfmt.JobNamespace"/>; empty for the usual one.</summary>
    public ImmutableArray<string> Namespace { get; init; } = [];

    /// <summary>Variables of its environment that differ from the caller's.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
