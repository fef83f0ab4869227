namespace Obs.Hooks.Plugins.Cleanup.Tests.Support;

/// <summary>
/// These tests mount, and the hook under test kills by what it finds in /proc. They refuse to run where a mistake could
/// hit the machine: start them by
/// <c>unshare --mount --pid --ipc --fork --kill-child --mount-proc --propagation private -- dotnet test …</c>.
/// </summary>
public sealed class PrivateNamespaces
{
    // The machine's first namespaces have these inodes (linux/proc_ns.h; mount namespaces: 0xEFFFFFF8 since Linux 6.18).
    private static readonly string[] _initial = ["pid:[4026531836]", "ipc:[4026531839]", "mnt:[4026531832]", "mnt:[4026531840]", "mnt:[4026531841]"];

    /// <summary>Checks.</summary>
    public PrivateNamespaces()
    {
        foreach (var kind in new[] { "pid", "ipc", "mnt" })
        {
            var own = new FileInfo($"/proc/self/ns/{kind}").LinkTarget;
            _initial.Should().NotContain(
                own,
                "this test must run in namespaces of its own: unshare --mount --pid --ipc --fork --kill-child --mount-proc --propagation private -- dotnet test");
        }

        File.ReadLines("/proc/self/mountinfo").First(line => line.Split(' ')[4] == "/").Should().NotContain(
            "shared:", "mounts of this test must not reach the machine");

        // Names of network namespaces are files, and others of this machine may have some.
        Shell.Run("mkdir -p /run/netns; mount -t tmpfs netns /run/netns");
    }
}
