using Obs.Hooks.Plugins.Cleanup.Native;

namespace Obs.Hooks.Plugins.Cleanup.Devices;

/// <summary>The loop devices of the host.</summary>
internal static class LoopDevices
{
    /// <summary>All of them.</summary>
    public static List<LoopDevice> List()
    {
        var devices = new List<LoopDevice>();
        Span<byte> buffer = stackalloc byte[64];
        foreach (var name in DirectoryNames.List("/sys/block"u8, "loop"u8))
        {
            var file = KernelFile.Read(
                new PathBuilder(buffer).Append("/sys/block/"u8).Append(name).Append("/loop/backing_file"u8).Path);

            // The file is there but empty while the device is being set up or torn down.
            devices.Add(new LoopDevice(name, file is { Length: > 1 } ? file.AsSpan(0, file.Length - 1).ToArray() : null));
        }

        return devices;
    }
}
