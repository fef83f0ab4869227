namespace Obs.Hooks.Plugins.Kiwi.Descriptions;

/// <summary>
/// What a disk needs beyond partitions and their file systems, by what asks for it (<c>kiwi/builder/disk.py</c> and
/// <c>kiwi/volume_manager</c> of kiwi 9 and 10). verity is none: kiwi computes it without mapping a device.
/// </summary>
internal static class DiskObstacle
{
    private const string Mapper = "device mapper";

    /// <summary>Of a <c>&lt;type&gt;</c>.</summary>
    /// <param name="attribute">Value of an attribute by name; null: there is none.</param>
    public static string OfType(Func<string, string?> attribute) =>
        attribute("luks") is not null ? $"luks ({Mapper})"
        : attribute("mdraid") is not null ? "mdraid (md devices)"
        : IsTrue(attribute("standalone_integrity")) ? $"standalone_integrity ({Mapper})"
        : IsTrue(attribute("overlayroot")) ? "overlayroot (a mounted squashfs)"
        : "";

    /// <summary>Of its <c>&lt;systemdisk&gt;</c>: LVM, unless the file system has volumes of its own.</summary>
    /// <param name="filesystem">The <c>filesystem</c> of the <c>&lt;type&gt;</c>.</param>
    /// <param name="preferLvm">Its <c>preferlvm</c>.</param>
    public static string OfSystemDisk(string filesystem, string? preferLvm) =>
        filesystem != "btrfs" || IsTrue(preferLvm) ? $"systemdisk (LVM, {Mapper})" : "";

    private static bool IsTrue(string? value) => value is "true" or "1";
}
