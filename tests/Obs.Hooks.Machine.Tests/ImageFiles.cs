namespace Obs.Hooks.Machine.Tests;

/// <summary>A job for a disk image in a virtual machine, as bs_worker has it: its packages are rpms, none of them is kiwi.</summary>
internal sealed class ImageFiles : IDisposable
{
    private readonly JobFiles _job;

    public ImageFiles(GuestKernel kernel)
    {
        _job = new JobFiles(kernel);
        JobFiles.Run("disk.sh", Directory.CreateDirectory(At("source")).FullName);
        File.WriteAllText(At("prjconf"), "Type: kiwi\nRepotype: none\nBinarytype: rpm\n");
        File.WriteAllText(At("rpmlist"), "glibc /nonexistent/glibc.rpm\npreinstall: glibc\nvminstall: glibc\nrunscripts: glibc\n");
        File.WriteAllText(At("config/hooks.json"), Configurations.ImageHooks(_job.Kernel, _job.Initrd));
    }

    public string At(string name) => _job.At(name);

    public ToolResult Build() => _job.BuildInMachine("1024", "2000", "300", "ext4", "--release", "1.1", At("source/tiny.kiwi"));

    public void Dispose() => _job.Dispose();
}
