using System.Text.Json;

namespace Obs.Hooks.Machine.Tests;

/// <summary>
/// A real build in a virtual machine, with hooks around it. Emulated (TCG), since a /dev/kvm that can be opened may still not run a stock
/// kernel. Everything the guest needs comes in a preinstall image, which is made first, in a chroot: two minutes in all.
/// </summary>
public sealed class MachineTests
{
    [Fact]
    public void Build_InAMachine_GetsWhatSetupSaysAndItsResultsMeetTheSameHooksAsThoseOfAChroot()
    {
        var kernel = GuestKernel.Find();
        using var files = new MachineFiles(kernel);

        files.BuildInChroot(files.At("image/_preinstallimage")).Succeeded();
        var image = Keep(files, "OTHER", "kept");
        var chroot = files.BuildInChroot(files.At("source/tiny_1.0.dsc"));
        chroot.Succeeded();
        var old = Keep(files, "DEBS", "old");
        var machine = files.BuildInMachine(image, old);

        Where(chroot.Output).Should().Contain("file of the administrator of obs-hooks-root-files");
        chroot.Output.Should().Contain("a build in a chroot has no machine");
        string[] where =
        [
            $"kernel {Path.GetFileName(kernel.Image)["vmlinuz-".Length..]}",
            "root ext4 600 MiB",
            "memory more",
            "file of the administrator of obs-hooks-root-files",
            "kernel package 0",
        ];
        Where(machine.Output).Should().Equal(where, machine.Output.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        machine.Output.Should().Contain("[hook lintian] ").And.Contain("no-copyright-file");
        machine.Output.Should().Contain("[hook build-compare] unchanged").And.Contain("obs-hooks: exit status 2 (unchanged)");
        machine.Output.Should().NotContain("what the build left");
        machine.ExitStatus.Should().Be(2);
        Results(files);
        Nothing(files);
    }

    /// <summary>Extracted by build itself; the root they come from is gone.</summary>
    private static void Results(MachineFiles files)
    {
        var results = files.At("area/.mount/.build.packages");
        File.ReadAllBytes($"{results}/DEBS/tiny_1.0_all.deb").Should().Equal(File.ReadAllBytes(files.At("old/tiny_1.0_all.deb")));
        Directory.Exists(files.At("area/.mount/usr")).Should().BeFalse();
        using var report = JsonDocument.Parse(File.ReadAllBytes($"{results}/OTHER/hooks.report.json"));
        report.RootElement.GetProperty("job").GetProperty("vmType").GetString().Should().Be("qemu");
        report.RootElement.GetProperty("results").EnumerateArray().Select(static r => r.GetProperty("name").GetString())
            .Should().Contain("tiny_1.0_all.deb").And.Contain("lintian.log");
        File.ReadAllText(files.At("area/.build.log")).Should().Contain("exit status 2 (unchanged)");
    }

    private static void Nothing(MachineFiles files)
    {
        File.ReadLines("/proc/self/mountinfo").Should().NotContain(line => line.Contains(files.At(""), StringComparison.Ordinal));
        Directory.EnumerateFileSystemEntries(files.At("state/jobs")).Should().BeEmpty();
        File.Exists(files.At("area/root")).Should().BeFalse("the disk was in memory");
        File.Exists(files.At("area/root.size")).Should().BeFalse();
    }

    private static IEnumerable<string> Where(string output) => output.Split('\n')
        .Where(static line => line.Contains("] where: ", StringComparison.Ordinal))
        .Select(static line => line.Split("] where: ")[1].TrimEnd('\r'));

    private static string Keep(MachineFiles files, string directory, string name)
    {
        Tool.Run("cp", "-a", files.At($"root/.build.packages/{directory}"), files.At(name)).Succeeded();
        return files.At(name);
    }
}
