namespace Obs.Hooks.Machine.Tests;

/// <summary>Everything of the test, below one directory; and the command lines of <c>build</c> as callers write them.</summary>
internal sealed class MachineFiles : IDisposable
{
    private readonly JobFiles _job;

    public MachineFiles(GuestKernel kernel)
    {
        _job = new JobFiles(kernel);
        JobFiles.Run("sources.sh", At(""), Repository.Packages);
        File.WriteAllText(At("prjconf"), Configurations.Project);
        File.WriteAllText(At("config/hooks.json"), Configurations.Hooks(At("build-essential.deb"), _job.Kernel, _job.Initrd));
    }

    public string At(string name) => _job.At(name);

    /// <summary>Packages unpacked into a directory, as <c>osc build</c> has it: dependencies are expanded here.</summary>
    public ToolResult BuildInChroot(string recipe) =>
        _job.Build("--root", At("root"), "--rpms", At("debs"), "--arch", "x86_64:amd64", "--dist", At("prjconf"), recipe);

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
        return _job.BuildInMachine("128", "200", "64", "ext3", "--oldpackages", oldPackages, At("source/tiny_1.0.dsc"));
    }

    public void Dispose() => _job.Dispose();
}
