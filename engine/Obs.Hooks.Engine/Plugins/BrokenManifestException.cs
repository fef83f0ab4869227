using Obs.Hooks.Engine.Configuration.Reading;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>
/// A value in a generated file is not what the generator writes. One is enough: nobody mends such a file by hand.
/// </summary>
internal sealed class BrokenManifestException(ConfigNode node, string found, string expected) : Exception(found)
{
    public ConfigNode Node { get; } = node;

    public string Found { get; } = found;

    public string Expected { get; } = expected;
}
