namespace Obs.Hooks.Lab.Tests;

/// <summary>
/// These tests mount, divert files of packages and open ports without access check: they refuse to run where somebody
/// else could notice.
/// </summary>
internal static class PrivateNamespaces
{
    public static void Require()
    {
        // tests/run starts them by unshare(1): a process tree of its own (its init is unshare's child, not the
        // system's), mounts that do not spread, and no network but loopback.
        var mounts = File.ReadLines("/proc/self/mountinfo").Last(static l => l.Split(' ')[4] == "/");
        mounts.Should().NotContain(
            " shared:", "mounts would spread to the host; start these tests with tests/run");
        var interfaces = File.ReadLines("/proc/net/dev").Skip(2).Select(static l => l.Split(':')[0].Trim());
        interfaces.Should().Equal(["lo"], "the worker's port has no access check; start these tests with tests/run");
        Environment.GetEnvironmentVariable("OBSH_TEST_NAMESPACE").Should().Be(
            "private", "tests/run says so when it has made the namespaces");
    }

    /// <summary>An empty file system in memory over a directory of the host, until the namespace ends.</summary>
    public static void Cover(string directory) =>
        Tool.Run("mount", "-t", "tmpfs", "-o", "mode=0755,size=60%", "obs-hooks-lab", directory).Succeeded();
}
