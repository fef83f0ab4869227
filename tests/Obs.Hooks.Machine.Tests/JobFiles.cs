using Obs.Hooks.Testing;

namespace Obs.Hooks.Machine.Tests;

/// <summary>What every job of these tests has, below one directory: the guest's initrd, the plugins, the engine's configuration.</summary>
internal sealed class JobFiles : IDisposable
{
    private const string RealBuild = "/usr/lib/obs-build/build";
    private readonly TemporaryDirectory _directory = new();

    public JobFiles(GuestKernel kernel)
    {
        Run("initrd.sh", _directory.CreateDirectory("initrd"), kernel.Modules);
        Kernel = kernel.Image;
        _directory.CreateDirectory("config");
        _directory.CreateDirectory("area/.mount");
        Tool.Run("cp", "-a", Path.Combine(Repository.Distribution, "plugins"), At("plugins")).Succeeded();
        Tool.Run("chown", "-R", "root:root", At("plugins")).Succeeded();
        File.WriteAllText(At("config/engine.json"), Configurations.Engine(At("state"), At("plugins")));
    }

    public string Kernel { get; }

    public string Initrd => At("initrd/initrd.gz");

    public string At(string name) => _directory.Combine(name);

    /// <summary>Runs one of the scripts in <c>Guest</c>.</summary>
    public static void Run(string script, params ReadOnlySpan<string> arguments) =>
        Tool.Run("bash", [Path.Combine(AppContext.BaseDirectory, "Guest", script), .. arguments]).Succeeded();

    /// <summary>As bs_worker calls it for a machine of these sizes (MB), but for what <paramref name="others"/> says.</summary>
    public ToolResult BuildInMachine(string memory, string disk, string swap, string fileSystem, params ReadOnlySpan<string> others) => Build(
    [
        "--root", At("area/.mount"), "--vm-type", "qemu", "--vm-disk", At("area/root"), "--vm-swap", At("area/swap"), "--statistics",
        "--memory", memory, "--vmdisk-rootsize", disk, "--vmdisk-swapsize", swap, "--vmdisk-filesystem", fileSystem,
        "--clean", "--dist", At("prjconf"), "--rpmlist", At("rpmlist"), "--logfile", At("area/.build.log"), "--arch", "x86_64", "--jobs", "2",
        "--reason", "Building tiny for project 'p' repository 'r' arch 'x86_64' srcmd5 '0123456789abcdef0123456789abcdef'",
        .. others,
    ]);

    public ToolResult Build(params ReadOnlySpan<string> arguments) => Tool.RunIn(
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

    public void Dispose() => _directory.Dispose();
}
