namespace Obs.Hooks.Plugins.Kiwi.Descriptions;

/// <summary>What kiwi needs of the host's kernel to make an image of some type.</summary>
internal enum ImageNeeds
{
    /// <summary>Files only.</summary>
    Nothing,

    /// <summary>A loop device, and the file system on it mounted.</summary>
    LoopMounts,

    /// <summary>Partitions of a loop device, perhaps device mapper: not available in the sandbox.</summary>
    Partitions,
}
