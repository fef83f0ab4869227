using System.Diagnostics;
using Obs.Hooks.Plugins.Shared.Qemu;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Kiwi.Tests.Images;

/// <summary>An image of arm64 packages by the kiwi of an x86_64 host, whose emulator is in qemu-user's tools root alone.</summary>
[Collection(ImageCollection.Name)]
public sealed class CrossImageTests(ImageHost host)
{
    private const ushort Aarch64 = 183;

    [Fact]
    public void Build_AnArchiveForAarch64_HasItsProgramsAndNoEmulator()
    {
        var build = host.BuildForAarch64(Sample.Description());

        build.ExitStatus.Should().Be(0, build.Log);
        var results = Path.Combine(host.Root, ".build.packages/KIWI");
        using var image = new TemporaryDirectory();
        Process.Start("tar", ["-C", image.FullPath, "-xf", Path.Combine(results, "tiny.aarch64-1.0.0-Build1.1.tar.xz")]).WaitForExit();
        string[] programs = [.. Directory.GetFiles(image.Combine("usr/bin")), .. Directory.GetFiles(image.Combine("usr/sbin"))];
        programs.Where(static p => new FileInfo(p).LinkTarget is null).Select(ElfHeader.Read).OfType<ElfHeader>().Select(static e => e.Machine).Should()
            .HaveCountGreaterThan(100).And.OnlyContain(static m => m == Aarch64);
        Directory.GetFileSystemEntries(image.FullPath, "*qemu*", SearchOption.AllDirectories).Should().BeEmpty();

        // NAME|EPOCH|VERSION|RELEASE|ARCH|...
        File.ReadLines(Path.Combine(results, "tiny.aarch64-1.0.0-Build1.1.packages")).Select(static l => l.Split('|')).Should()
            .Contain(static p => p[0] == "hostname" && p[4] == "arm64").And.OnlyContain(static p => p[4] == "arm64" || p[4] == "all");
        host.Leftovers().Should().BeEmpty();
    }

    [Fact]
    public async Task Build_KilledWhileAProgramIsEmulated_LeavesNothingAfterTheNextStart()
    {
        Task? killer = null;
        var build = host.BuildForAarch64(Sample.Description(), (_, engine) => killer ??= Task.Run(() => KillWhileEmulating(engine)));

        build.ExitStatus.Should().Be(137, build.Log);
        await killer!;
        host.Recover().ExitStatus.Should().Be(0);
        host.Leftovers().Should().BeEmpty();
    }

    private static void KillWhileEmulating(Process engine)
    {
        while (!engine.HasExited && !Directory.EnumerateDirectories("/proc").Where(static p => char.IsAsciiDigit(p[6])).Any(IsEmulated))
        {
            Thread.Sleep(20);
        }

        engine.Kill(entireProcessTree: false); // SIGKILL
    }

    /// <summary>The kernel says which program really runs: what the sandbox has registered for others.</summary>
    private static bool IsEmulated(string process) => new FileInfo($"{process}/exe").LinkTarget == "/mnt/interpreter-0";
}
