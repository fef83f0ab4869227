using Obs.Hooks.Testing;

namespace Obs.Hooks.Machine.Tests;

/// <summary>Everything of the test, below one directory; and the command lines of <c>build</c> as callers write them.</summary>
internal sealed class MachineFiles : IDisposable
{
    private const string RealBuild = "/usr/lib/obs-build/build";
    private readonly TemporaryDirectory _directory = new();

    public MachineFiles(GuestKernel kernel)
    {
        Run("sources.sh", At(""), Repository.Packages);
        Run("initrd.sh", _directory.CreateDirectory("initrd"), kernel.Modules);
        _directory.CreateDirectory("config");
        _directory.CreateDirectory("area/.mount");
        Tool.Run("cp", "-a", Path.Combine(Repository.Distribution, "plugins"), At("plugins")).Succeeded();
        Tool.Run("chown", "-R", "root:root", At("plugins")).Succeeded();
        File.WriteAllText(At("prjconf"), Configurations.Project);
        File.WriteAllText(At("config/engine.json"), Configurations.Engine(At("state"), At("plugins")));
        File.WriteAllText(At("config/hooks.json"), Configurations.Hooks(At("build-essential.deb"), kernel.Image, At("initrd/initrd.gz")));
    }

    public string At(string name) => _directory.Combine(name);

    /// <summary>Packages unpacked into a directory, as <c>osc build</c> has it: dependencies are expanded here.</summary>
    public ToolResult BuildInChroot(string recipe) =>
        Build(["--root", At("root"), "--rpms", At("debs"), "--arch", "x86_64:amd64", "--dist", At("prjconf"), recipe]);

    /// <summary>
    /// As bs_worker calls it for a job whose packages are all in a preinstall image: the guest installs nothing, which is the larger part of
    /// the time otherwise. Too small a disk, another file system and too little memory: that is for setup to change.
    /// </summary>
    public ToolResult BuildInMachine(string image, string oldPackages)
    {
        var names = File.ReadLines(Path.Combine(image, "preinstallimage.info")).Select(static l => l.Split("  ")[1]);
        File.WriteAllText(
            At("rpmlist"),
            string.Concat(names.Select(static n => $"{n} preinstallimage\n"))
            + $"preinstallimage: {image}/preinstallimage.tar.gz\npreinstall: \nvminstall: \nrunscripts: \n");
        return Build(
        [
            "--root", At("area/.mount"), "--vm-type", "qemu", "--vm-disk", At("area/root"), "--vm-swap", At("area/swap"), "--statistics",
            "--memory", "128", "--vmdisk-rootsize", "200", "--vmdisk-swapsize", "64", "--vmdisk-filesystem", "ext3",
            "--clean", "--oldpackages", oldPackages, "--dist", At("prjconf"), "--rpmlist", At("rpmlist"), "--logfile", At("area/.build.log"),
            "--arch", "x86_64", "--jobs", "2",
            "--reason", "Building tiny for project 'p' repository 'r' arch 'x86_64' srcmd5 '0123456789abcdef0123456789abcdef'",
            At("source/tiny_1.0.dsc"),
        ]);
    }

    public void Dispose() => _directory.Dispose();

    private ToolResult Build(ReadOnlySpan<string> arguments) => Tool.RunIn(
        At(""),
        new Dictionary<string, string>
        {
            ["BUILD_DIR"] = Path.GetDirectoryName(RealBuild)!,

            // build-vm-qemu has neither for x86_64.
            ["qemu_device"] = "virtio-blk-pci",
            ["qemu_console"] = "ttyS0",
        },
        "nice",
        [Path.Combine(Repository.Distribution, "obs-hooks"), "build", "--real", RealBuild, "--config-dir", At("config"), "--", .. arguments]);

    private static void Run(string script, params ReadOnlySpan<string> arguments) =>
        Tool.Run("bash", [Path.Combine(AppContext.BaseDirectory, "Guest", script), .. arguments]).Succeeded();
}
