using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Effects.Machines;

/// <summary>The file that a virtual machine's root disk is.</summary>
/// <param name="Path">Absolute path; it need not exist yet.</param>
internal sealed record MachineFile(string Path)
{
    /// <summary>What obs-build keeps beside it: the size that the file system in it was made for.</summary>
    public string SizePath => Path + ".size";

    /// <summary>Types whose disk is a file or block device of this host; the others have it elsewhere.</summary>
    private static readonly string[] s_types = ["kvm", "qemu", "xen", "uml"];

    /// <summary>Null where the machine has no disk on this host.</summary>
    public static MachineFile? Of(BuildJob job, BuildArguments arguments)
    {
        if (Array.IndexOf(s_types, job.VmType) < 0)
        {
            return null;
        }

        // build --kvm FILE is the old way to say both; without any, it is beside the root (vm_set_defaults).
        var path = arguments.ValueOf("--vm-disk") ?? arguments.ValueOf($"--{job.VmType}") ?? $"{job.BuildRoot}.img";
        return path.StartsWith('/') ? new MachineFile(path) : null;
    }

    /// <summary>Whether it is there and something else than a file, such as a device, whose size is what it is.</summary>
    public bool IsOther
    {
        get
        {
            using var directory = DirectoryHandle.OpenIfExists(System.IO.Path.GetDirectoryName(Path)!);
            return directory?.StatIfExists(System.IO.Path.GetFileName(Path)) is { IsRegularFile: false };
        }
    }
}
