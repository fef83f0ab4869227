using Obs.Hooks.Testing;

namespace Obs.Hooks.Machine.Tests;

/// <summary>A job for a disk image in a virtual machine, as bs_worker has it: its packages are rpms, none of them is kiwi.</summary>
internal sealed class ImageFiles : IDisposable
{
    private const string RealBuild = "/usr/lib/obs-build/build";
    private readonly TemporaryDirectory _directory = new();

    public ImageFiles(GuestKernel kernel)
    {
        Run("disk.sh", _directory.CreateDirectory("source"));
        Run("initrd.sh", _directory.CreateDirectory("initrd"), kernel.Modules);
        _directory.CreateDirectory("config");
        _directory.CreateDirectory("area/.mount");
        Tool.Run("cp", "-a", Path.Combine(Repository.Distribution, "plugins"), At("plugins")).Succeeded();
        Tool.Run("chown", "-R", "root:root", At("plugins")).Succeeded();
        File.WriteAllText(At("prjconf"), "Type: kiwi\nRepotype: none\nBinarytype: rpm\n");
        File.WriteAllText(At("rpmlist"), "glibc /nonexistent/glibc.rpm\npreinstall: glibc\nvminstall: glibc\nrunscripts: glibc\n");
        File.WriteAllText(At("config/engine.json"), Configurations.Engine(At("state"), At("plugins")));
        File.WriteAllText(At("config/hooks.json"), Configurations.ImageHooks(kernel.Image, At("initrd/initrd.gz")));
    }

    public string At(string name) => _directory.Combine(name);

    public ToolResult Build() => Tool.RunIn(
        At(""),
        new Dictionary<string, string>
        {
            ["BUILD_DIR"] = Path.GetDirectoryName(RealBuild)!,

            // build-vm-qemu has neither for x86_64.
            ["qemu_device"] = "virtio-blk-pci",
            ["qemu_console"] = "ttyS0",
        },
        "nice",
        Path.Combine(Repository.Distribution, "obs-hooks"), "build", "--real", RealBuild, "--config-dir", At("config"), "--",
        "--root", At("area/.mount"), "--vm-type", "qemu", "--vm-disk", At("area/root"), "--vm-swap", At("area/swap"), "--statistics",
        "--memory", "1024", "--vmdisk-rootsize", "2000", "--vmdisk-swapsize", "300", "--vmdisk-filesystem", "ext4",
        "--clean", "--dist", At("prjconf"), "--rpmlist", At("rpmlist"), "--logfile", At("area/.build.log"), "--arch", "x86_64", "--jobs", "2",
        "--release", "1.1", "--reason", "Building tiny for project 'p' repository 'r' arch 'x86_64' srcmd5 '0123456789abcdef0123456789abcdef'",
        At("source/tiny.kiwi"));

    public void Dispose() => _directory.Dispose();

    private static void Run(string script, params ReadOnlySpan<string> arguments) =>
        Tool.Run("bash", [Path.Combine(AppContext.BaseDirectory, "Guest", script), .. arguments]).Succeeded();
}
