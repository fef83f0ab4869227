using System.Security.Cryptography;

namespace Obs.Hooks.Lab.Tests.Shims;

/// <summary>install and uninstall on Debian's own obs-build, with dpkg, in private layers over the system's directories.</summary>
public sealed class InstallationTests : IDisposable
{
    private const string Installed = "/usr/lib/obs-build";

    private readonly TemporaryTree _tree = new();

    public InstallationTests()
    {
        PrivateNamespaces.Require();
        PrivateNamespaces.Cover(_tree.Path);
        foreach (var (name, directory) in new[] { ("build", Installed), ("dpkg", "/var/lib/dpkg") })
        {
            var upper = Directory.CreateDirectory(_tree[$"{name}-upper"]).FullName;
            var work = Directory.CreateDirectory(_tree[$"{name}-work"]).FullName;
            Tool.Run(
                "mount", "-t", "overlay", "-o", $"lowerdir={directory},upperdir={upper},workdir={work}", "overlay", directory)
                .Succeeded();
        }
    }

    public void Dispose()
    {
        foreach (var directory in new[] { "/var/lib/dpkg", Installed, _tree.Path })
        {
            Tool.Run("umount", directory).Succeeded();
        }

        _tree.Dispose();
    }

    [Fact]
    public void Install_ThenAnUpdateOfThePackage_TheShimStaysAndUninstallRestoresEveryByte()
    {
        var before = Listing(Installed);
        Install().Should().Contain("done: write the shim");

        Tool.Run("dpkg", "-i", UpdateFile()).Succeeded();

        File.ReadAllText($"{Installed}/build").Should().StartWith("#!/bin/bash\n# obs-hooks shim");
        Install().Should().Be(
            "nothing to do: all is as wanted\n" + Install().Split('\n', 2)[1]);
        Uninstall().Should().Contain("done: put build.real back");
        Listing(Installed).Should().Equal(before);
        Tool.Run("dpkg", "--verify", "obs-build").Output.Should().BeEmpty();
        Tool.Run("dpkg-divert", "--list", "*build*").Output.Should().BeEmpty();
        Uninstall().Should().Be("nothing to do: all is as wanted\n");
    }

    [Fact]
    public void Install_AfterAnUpdateThatKnowsNoDiversions_TakesTheNewScriptAsTheRealOne()
    {
        var copy = _tree["copy"];
        Tool.Run("cp", "-a", Installed, copy).Succeeded();
        Install(copy);
        var updated = File.ReadAllText($"{Installed}/build") + "# newer\n";
        File.WriteAllText($"{copy}/build", updated);

        Install(copy).Should().Contain("take the updated");

        File.ReadAllText($"{copy}/build.real").Should().Be(updated);
        File.ReadAllText($"{copy}/build").Should().StartWith("#!/bin/bash\n# obs-hooks shim");
    }

    [Fact]
    public void Doctor_ShimLostToAnUpdate_FailsAndSaysWhatToDo()
    {
        var copy = _tree["copy"];
        Tool.Run("cp", "-a", Installed, copy).Succeeded();
        Install(copy);
        Doctor(copy).Should().Match<ToolResult>(static r => r.ExitStatus == 0, "the shim is in place");

        File.Copy($"{copy}/build.real", $"{copy}/build", overwrite: true);

        var result = Doctor(copy);
        result.ExitStatus.Should().Be(1);
        result.Output.Should().Contain("wrote over the shim").And.Contain($"install worker --build-dir {copy}");
    }

    [Fact]
    public void Install_DryRun_ChangesNothing()
    {
        var before = Listing(Installed);

        TemporaryTree.Install("worker", "--build-dir", Installed, "--dry-run").Succeeded().Should().Contain("would write the shim");

        Listing(Installed).Should().Equal(before);
    }

    [Fact]
    public void Install_SeveralThingsWrong_SaysAllAtOnceAndChangesNothing()
    {
        var directory = Directory.CreateDirectory(_tree["odd"]).FullName;
        File.WriteAllText($"{directory}/build", "#!/bin/sh\necho somebody else's wrapper\n");
        File.WriteAllText($"{directory}/build.real", "#!/bin/sh\necho real\n");
        var before = Listing(directory);

        var result = TemporaryTree.Install("worker", "--build-dir", directory, "--engine", "/nonexistent", "--config-dir", "relative");

        result.ExitStatus.Should().Be(1);
        result.Output.Should().Contain("OBSH601").And.Contain("OBSH603").And.Contain("OBSH606").And.Contain("OBSH612")
            .And.Contain("nothing was changed").And.NotContain("   at ");
        Listing(directory).Should().Equal(before);
    }

    [Fact]
    public void Install_LinkedDirectory_IsRefused()
    {
        File.CreateSymbolicLink(_tree["link"], Installed);

        var result = TemporaryTree.Install("server", "--build-dir", _tree["link"]);

        result.ExitStatus.Should().Be(1);
        result.Output.Should().Contain("OBSH604").And.Contain(Installed);
    }

    [Fact]
    public void Install_WithoutPermission_IsRefused()
    {
        var engine = "/usr/bin/true";
        var result = Tool.Run(
            "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
            Path.Combine(Readable(), "obs-hooks"), "install", "worker", "--build-dir", Installed, "--engine", engine);

        result.ExitStatus.Should().Be(1);
        result.Output.Should().Contain("OBSH602");
    }

    private ToolResult Doctor(string directory) =>
        Tool.Run(
            Path.Combine(Repository.Distribution, "obs-hooks"),
            "doctor", "--build-dir", directory, "--config-dir", Directory.CreateDirectory(_tree["config"]).FullName);

    // The repository may be in a directory that only root may enter.
    private string Readable()
    {
        Tool.Run("cp", "-a", Repository.Distribution, _tree["dist"]).Succeeded();
        return _tree["dist"];
    }

    private static string UpdateFile() => Directory.EnumerateFiles(Repository.Downloads, "obs-build_*.deb").Single();

    private static string Install(string directory = Installed) =>
        TemporaryTree.Install("worker", "--build-dir", directory).Succeeded();

    private static string Uninstall() => TemporaryTree.Uninstall("worker", "--build-dir", Installed).Succeeded();

    /// <summary>Name, mode and content of everything in a directory.</summary>
    private static IEnumerable<string> Listing(string directory) =>
        Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(static f => $"{f} {File.GetUnixFileMode(f)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))}")
            .ToList();
}
