namespace Obs.Hooks.Plugins.Kiwi.Descriptions;

/// <summary>What kiwi needs of the host's kernel to make an image of some type.</summary>
internal enum ImageNeeds
{
    /// <summary>Files only.</summary>
    Nothing,

    /// <summary>A loop device, and the file system on it mounted.</summary>
    LoopMounts,

    /// <summary>A loop device with partitions, and the file systems on these mounted; what is more than that is <see cref="DescribedType.Obstacle"/>.</summary>
    Partitions,
}
