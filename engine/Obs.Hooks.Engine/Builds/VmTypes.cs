namespace Obs.Hooks.Engine.Builds;

/// <summary>What <c>--vm-type</c> means for the host. Source: obs-build's build-vm (vm_parse_options).</summary>
internal static class VmTypes
{
    private static readonly string[] Machines = ["ec2", "xen", "kvm", "uml", "qemu", "emulator", "openstack", "zvm", "pvm"];

    /// <summary>The value as people know it: <c>chroot</c> for none.</summary>
    public static string Normalise(BuildCommandLine line)
    {
        for (var i = line.Options.Length - 1; i >= 0; i--)
        {
            var option = line.Options[i];
            switch (option.Name)
            {
                case "vm-type":
                    return option.Value is null or "none" or "chroot" ? "chroot" : option.Value;
                case "xen" or "kvm" or "uml" or "qemu" or "emulator" or "zvm" or "lxc":
                    return option.Name;
            }
        }

        return "chroot";
    }

    /// <summary>Whether the root is a directory tree of the host while the build runs (chroot and container types).</summary>
    public static bool RootIsDirectory(string vmType) =>
        !Machines.Contains(vmType.Split(':')[0], StringComparer.Ordinal);
}
