using System.Diagnostics;
using System.Text.RegularExpressions;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Cleanup.Tests.Guest;

/// <summary>
/// Runs the hook in a guest emulated by qemu (TCG: a /dev/kvm that can be opened may still not run a stock kernel), with a
/// kernel that has device mapper. About ten seconds.
/// </summary>
public sealed partial class GuestTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(30);

    [Fact]
    public async Task CleanUp_DeviceMapperOnLoopOnDeletedFile_LeavesNothing()
    {
        using var directory = new TemporaryDirectory();
        var kernel = GuestKernel.Find();
        var image = GuestImage.Build(directory.FullPath, kernel);

        var console = await BootAsync(kernel.Image, image);

        var everything = string.Join('\n', console);
        console.Should().Contain("END", "the guest must come to its end; its console: {0}", everything);
        string[] leaks =
        [
            "before mapper: lower part upper leak",
            "before loops: 3",
            "before partitions: 2",
            "before mounts: 1",
            "before binfmt: obs-hooks-key1-arm obs-hooks-key2-arm",
        ];
        console.Where(line => line.StartsWith("before ", StringComparison.Ordinal)).Should().Equal(
            leaks, "those are the leaks; the console: {0}", everything);
        console.Where(line => line.StartsWith("after ", StringComparison.Ordinal)).Should().Equal(
            "after mapper: No devices found",
            "after loops: 0",
            "after partitions: 0",
            "after mounts: 0",
            "after binfmt: obs-hooks-key2-arm");
        console.Should().ContainInOrder(
            "info: removed what the build left: 1 process, 1 binfmt entry, 1 mount, 3 device-mapper devices, 2 partitions, 3 loop devices",
            "nodes: control");
        console.Where(line => line.StartsWith("verdict: ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])
            .Should().Equal("Ok", "Ok", "Skipped");
    }

    private static async Task<List<string>> BootAsync(string kernel, string image)
    {
        var start = new ProcessStartInfo("qemu-system-x86_64") { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in (string[])
        [
            "-accel", "tcg,thread=multi", "-cpu", "max", "-m", "1024", "-nographic", "-no-reboot", "-nic", "none",
            "-kernel", kernel, "-initrd", image, "-append", "console=ttyS0 panic=-1 quiet loglevel=2",
        ])
        {
            start.ArgumentList.Add(argument);
        }

        using var guest = Process.Start(start)!;
        using var limit = new CancellationTokenSource(_limit);
        await using var kill = limit.Token.Register(() => guest.Kill());
        var text = await guest.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await guest.WaitForExitAsync(CancellationToken.None);
        return Escapes().Replace(text, "").Split('\n').Select(line => line.TrimEnd('\r')).ToList();
    }

    // The firmware clears the screen and sets its size before the kernel speaks.
    [GeneratedRegex(@"\x1b(\[[0-9;?=]*[A-Za-z]|c)")]
    private static partial Regex Escapes();
}
