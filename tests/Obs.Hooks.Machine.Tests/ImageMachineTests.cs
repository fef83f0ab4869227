namespace Obs.Hooks.Machine.Tests;

/// <summary>
/// A real disk image, made in an emulated machine (TCG) by a kiwi that is not among the job's packages: partitions and logical volumes
/// need device mapper, which the guest's kernel has and nobody had to allow.
/// </summary>
public sealed class ImageMachineTests
{
    [Fact]
    public void Build_ADiskWithLogicalVolumes_IsMadeInTheGuestByTheToolsRoot()
    {
        var kernel = GuestKernel.Find();
        using var files = new ImageFiles(kernel);

        var build = files.Build();

        build.ExitStatus.Should().Be(0, build.Output.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        build.Output.Should().Contain("builds in the guest with kiwi 9.").And.Contain($"where: kernel {Path.GetFileName(kernel.Image)["vmlinuz-".Length..]}");
        var results = files.At("area/.mount/.build.packages/KIWI");
        Directory.EnumerateFiles(results).Select(Path.GetFileName).Order(StringComparer.Ordinal).Should().Equal(
            "tiny.x86_64-1.0.0-Build1.1.packages", "tiny.x86_64-1.0.0-Build1.1.raw.xz", "tiny.x86_64-1.0.0-Build1.1.raw.xz.sha256",
            "tiny.x86_64-1.0.0-Build1.1.verified");
        var image = Path.Combine(results, "tiny.x86_64-1.0.0-Build1.1.raw");
        Tool.Run("xz", "-d", image + ".xz").Succeeded();
        var partitions = Tool.Run("sfdisk", "--json", image);
        partitions.Succeeded();
        partitions.Output.Should().Contain("\"label\": \"gpt\"").And.Contain("\"p.UEFI\"").And.Contain("\"p.lxlvm\"");
        Nothing(files);
    }

    private static void Nothing(ImageFiles files)
    {
        File.ReadLines("/proc/self/mountinfo").Should().NotContain(line => line.Contains(files.At(""), StringComparison.Ordinal));
        Directory.EnumerateFileSystemEntries(files.At("state/jobs")).Should().BeEmpty();
        Directory.EnumerateDirectories("/sys/block", "loop*").Select(static d => Path.Combine(d, "loop/backing_file")).Where(File.Exists)
            .Select(File.ReadAllText).Should().NotContain(f => f.Contains(files.At(""), StringComparison.Ordinal));
    }
}
