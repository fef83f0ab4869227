namespace Obs.Hooks.Plugins.Kiwi.Tests.Images;

/// <summary>A build that wants more of the kernel than its sandbox's root has.</summary>
[Collection(ImageCollection.Name)]
public sealed class HostileNamespaceTests : IDisposable
{
    private readonly SandboxScript _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    /// <summary>In a user namespace of its own it would have all capabilities, those that its sandbox's root has not included.</summary>
    [Fact]
    public async Task RunAsync_UserNamespace_IsNotToBeHad()
    {
        var output = await _sandbox.RunAsync("""
            unshare --user --map-root-user --net grep CapEff /proc/self/status 2>&1
            python3 - <<'P'
            import ctypes, os, signal
            libc = ctypes.CDLL(None, use_errno=True)
            for number, first in ((56, 0x10000000 | signal.SIGCHLD), (435, None)):
                if libc.syscall(number, first, 88, 0, 0, 0) == 0:
                    os._exit(0)
                print(os.strerror(ctypes.get_errno()))
            P
            unshare --mount --net --pid --fork true && echo others
            """);

        output.Should().Be("unshare: unshare failed: Operation not permitted\nOperation not permitted\nFunction not implemented\nothers\n");
    }
}
