namespace Obs.Hooks.Plugins.Kiwi.Descriptions;

/// <summary>
/// The image types of kiwi 7, 9 and 10 by what they need, from their builders: <c>kiwi/builder/*.py</c> of kiwi 9 and 10,
/// <c>modules/KIWIImageBuilder.pm</c> of kiwi 7.
/// </summary>
internal static class ImageTypes
{
    private static readonly string[] s_plain = ["appx", "cpio", "docker", "enclave", "oci", "squashfs", "tbz", "wsl"];

    private static readonly string[] s_loops = ["btrfs", "ext2", "ext3", "ext4", "iso", "kis", "pxe", "xfs"];

    private static readonly string[] s_disks = ["oem", "split", "vmx"];

    /// <summary>Null for a type that none of these kiwis has.</summary>
    public static ImageNeeds? NeedsOf(string type) =>
        Array.IndexOf(s_plain, type) >= 0 ? ImageNeeds.Nothing
        : Array.IndexOf(s_loops, type) >= 0 ? ImageNeeds.LoopMounts
        : Array.IndexOf(s_disks, type) >= 0 ? ImageNeeds.Partitions
        : null;
}
