namespace Obs.Hooks.Engine.Steps;

/// <summary>What a loop device has.</summary>
/// <param name="Device">
/// The file: device (makedev(3), which is how the kernel writes it in struct loop_info64) and inode. Not its path, which its owner can change.
/// </param>
/// <param name="Inode">See <paramref name="Device"/>. When the file is deleted both can be another's, on the same device even.</param>
/// <param name="Token">
/// The name that the device was given with the file, lo_file_name; to the kernel it is any text. Of this engine it is one that no other device
/// has; null in journals of engines that gave none, for which device and inode have to do.
/// </param>
internal sealed record LoopFile(ulong Device, ulong Inode, string? Token)
{
    public static string NewToken() => $"obs-hooks-{Guid.NewGuid():N}";

    /// <summary>Whether a device that has this is the one that the journal means.</summary>
    public bool IsOf(LoopFile journalled) =>
        (Device, Inode) == (journalled.Device, journalled.Inode) && (journalled.Token is null || Token == journalled.Token);
}
