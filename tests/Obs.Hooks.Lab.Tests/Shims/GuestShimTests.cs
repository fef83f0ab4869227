namespace Obs.Hooks.Lab.Tests.Shims;

/// <summary>
/// The shim as second stage. obs-build copies its directory to /.build of the guest and makes build the init process:
/// there is no /proc, no environment and no engine.
/// </summary>
public sealed class GuestShimTests : IDisposable
{
    private readonly TemporaryTree _tree = new TemporaryTree().WithFakeBuild();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("/.build/build")]
    [InlineData("/sbin/init")]
    public void Shim_InAGuest_RunsTheRealBuildAtOnce(string called)
    {
        TemporaryTree.Install(
            "worker", "--build-dir", _tree.BuildDirectory, "--engine", _tree.Script("obs-hooks", "#!/bin/sh\necho engine\n"))
            .Succeeded();
        var root = GuestRoot();
        Tool.Run("cp", "-a", $"{_tree.BuildDirectory}/.", Path.Combine(root, ".build")).Succeeded();
        File.WriteAllText(Path.Combine(root, ".build/build.data"), "VM_TYPE='kvm'\n");
        // build-vm-emulator makes this link.
        File.CreateSymbolicLink(Path.Combine(root, "sbin/init"), "/.build/build");

        var result = Tool.Run("env", "-i", "/usr/sbin/chroot", root, called, "rw", "a b");

        result.Succeeded().Should().Be("real:build.real\n<rw>\n<a b>\n");
    }

    // bash and its libraries, from the packages that build roots are made of.
    private string GuestRoot()
    {
        var root = _tree["guest"];
        foreach (var package in new[] { "bash", "libc6", "libtinfo6" })
        {
            var file = Directory.EnumerateFiles(Repository.Packages, $"{package}_*.deb").Single();
            Tool.Run("dpkg-deb", "-x", file, root).Succeeded();
        }

        Directory.CreateDirectory(Path.Combine(root, ".build"));
        Directory.CreateDirectory(Path.Combine(root, "sbin"));
        return root;
    }
}
