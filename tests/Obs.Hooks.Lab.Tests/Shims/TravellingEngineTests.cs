namespace Obs.Hooks.Lab.Tests.Shims;

/// <summary>The engine that comes with the build code to workers that have none.</summary>
public sealed class TravellingEngineTests : IDisposable
{
    private const string Cache = "/var/cache/obs-hooks/engine";

    private readonly TemporaryTree _tree = new TemporaryTree().WithFakeBuild();

    public TravellingEngineTests()
    {
        PrivateNamespaces.Require();
        // The cache is a fixed, root-owned place.
        PrivateNamespaces.Cover("/var/cache");
    }

    public void Dispose()
    {
        Tool.Run("umount", "/var/cache").Succeeded();
        _tree.Dispose();
    }

    [Fact]
    public void FirstUse_ByTwoWorkersAtOnce_UnpacksOnceAndBothBuild()
    {
        InstallWithEngine();
        Run("--wipe", "first");

        var call = $"{_tree.Build} --wipe one & {_tree.Build} --wipe two & wait";
        Directory.Delete(Cache, recursive: true);
        Tool.Run("bash", "-c", call).Output.Should().Contain("<one>").And.Contain("<two>").And.NotContain("no engine");

        var entry = Directory.EnumerateDirectories(Cache).Should().ContainSingle().Subject;
        File.GetUnixFileMode(entry).Should().NotHaveFlag(UnixFileMode.GroupWrite).And.NotHaveFlag(UnixFileMode.OtherWrite);
    }

    [Fact]
    public void Use_WithoutRuntimeOnTheHost_IsTheEngine()
    {
        InstallWithEngine();

        // PATH, HOME and DOTNET_ROOT lead to no runtime; the archive brings its own. The engine says what it is doing,
        // the missing engine would say something else.
        var result = Tool.RunIn(
            "/",
            new Dictionary<string, string> { ["DOTNET_ROOT"] = "/nonexistent", ["FAKE_STATUS"] = "4" },
            _tree.Build,
            "--wipe",
            "--root",
            _tree["root"]);

        result.ExitStatus.Should().Be(4);
        result.Output.Should().Be($"real:build.real\n<--wipe>\n<--root>\n<{_tree["root"]}>\n");
    }

    [Fact]
    public void Use_DamagedArchive_CountsAsNoEngine()
    {
        InstallWithEngine();
        var archive = Path.Combine(_tree.BuildDirectory, "obs-hooks.tgz");
        using (var file = File.OpenWrite(archive))
        {
            file.Seek(1000, SeekOrigin.Begin);
            file.Write("damage"u8);
        }

        Tool.Run(_tree.Build, "x.dsc").Output.Should().Contain("is not what was installed (SHA-256)").And.Contain("real:build.real");
        Directory.EnumerateFileSystemEntries(Cache).Should().BeEmpty();
    }

    [Fact]
    public void Use_CacheOfSomebodyElse_IsNotTrusted()
    {
        InstallWithEngine();
        Directory.CreateDirectory(Cache);
        Tool.Run("chown", "nobody", Cache).Succeeded();

        Tool.Run(_tree.Build, "x.dsc").Output.Should().Contain("cannot unpack").And.Contain("real:build.real");
        Directory.EnumerateFileSystemEntries(Cache).Should().BeEmpty();
    }

    private void InstallWithEngine() =>
        TemporaryTree.Install(
            "server", "--build-dir", _tree.BuildDirectory, "--with-engine", "--engine", "/nonexistent/obs-hooks").Succeeded();

    private void Run(params ReadOnlySpan<string> arguments) => Tool.Run(_tree.Build, arguments).Succeeded();
}
