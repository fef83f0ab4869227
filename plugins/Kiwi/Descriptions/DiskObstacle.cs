namespace Obs.Hooks.Plugins.Kiwi.Descriptions;

/// <summary>
/// What a disk needs beyond partitions and their file systems, by what asks for it (<c>kiwi/builder/disk.py</c> and
/// <c>kiwi/volume_manager</c> of kiwi 9 and 10). verity is none: kiwi computes it without mapping a device.
/// </summary>
internal static class DiskObstacle
{
    /// <summary>A <c>&lt;systemdisk&gt;</c> means volumes: of LVM, or of btrfs, for which see <see cref="Of"/>.</summary>
    public const string Volumes = "systemdisk (LVM needs device mapper, volumes of btrfs the host's root)";

    /// <summary>Of a <c>&lt;type&gt;</c>.</summary>
    /// <param name="attribute">Value of an attribute by name; null: there is none.</param>
    public static string Of(Func<string, string?> attribute) =>
        attribute("luks") is not null ? "luks (device mapper)"
        : attribute("mdraid") is not null ? "mdraid (md devices)"
        : IsTrue(attribute("standalone_integrity")) ? "standalone_integrity (device mapper)"
        : IsTrue(attribute("overlayroot")) ? "overlayroot (a mounted squashfs)"

        // kiwi 9 makes volumes of any btrfs, and lists and chooses them by ioctls that no user namespace's root may use.
        : attribute("filesystem") == "btrfs" ? "filesystem=\"btrfs\" (volumes, which are for the host's root)"
        : "";

    private static bool IsTrue(string? value) => value is "true" or "1";
}
