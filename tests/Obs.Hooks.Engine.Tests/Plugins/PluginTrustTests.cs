using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Digests;

namespace Obs.Hooks.Engine.Tests.Plugins;

public sealed class PluginTrustTests : IDisposable
{
    private const UnixFileMode AllMayWrite =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly PluginSandbox _sandbox = new();
    private readonly string _hello;

    public PluginTrustTests() => _hello = _sandbox.Install("Hello", "hello");

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void CreateHook_FreshlyBuiltPlugin_IsTrusted() => Create().Should().BeAssignableTo<IPreChrootHook>();

    [Fact]
    public void Discover_PluginWritableByOthers_IsRefused()
    {
        File.SetUnixFileMode(_hello, AllMayWrite);

        Refusal().Should().Match<Diagnostic>(d => d.Code == DiagnosticCodes.UntrustedPluginPath && d.Location.File == _hello);
    }

    [Fact]
    public void Discover_DirectoryAboveWritableByOthers_IsRefused()
    {
        File.SetUnixFileMode(_sandbox.Root.FullPath, AllMayWrite);

        Refusal().Location.File.Should().Be(_sandbox.Root.FullPath);
    }

    [Fact]
    public void Discover_StickyDirectoryAboveWritableByOthers_IsTrusted()
    {
        File.SetUnixFileMode(_sandbox.Root.FullPath, AllMayWrite | UnixFileMode.StickyBit);

        _sandbox.DiscoverOne().Refusal.Should().BeNull();
    }

    [Fact]
    public void Discover_StickyPluginDirectoryWritableByOthers_IsRefused()
    {
        File.SetUnixFileMode(_sandbox.PluginDirectory, AllMayWrite | UnixFileMode.StickyBit);

        Refusal().Location.File.Should().Be(_sandbox.PluginDirectory);
    }

    [Fact]
    public void Discover_UntrustedDirectory_IsSaidOnceAndNamesOfOthersNever()
    {
        _sandbox.Install("Misfit", "misfit");
        Directory.CreateDirectory(Path.Combine(_sandbox.PluginDirectory, "evil\nname"));
        File.WriteAllText(Path.Combine(_sandbox.PluginDirectory, "evil\nname", "plugin.json"), "{}");
        File.SetUnixFileMode(_sandbox.PluginDirectory, AllMayWrite);

        _sandbox.Discover().Select(plugin => plugin.Manifest.Id).Should().Equal("hello", "misfit");

        _sandbox.Bag.Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.UntrustedPluginPath);
    }

    [Fact]
    public void Discover_PluginDirectoryReachedThroughALink_IsRefused()
    {
        var link = _sandbox.Root.Combine("link");
        Directory.CreateSymbolicLink(link, _sandbox.PluginDirectory);

        PluginCatalog.Discover(_sandbox.Options with { PluginDirectories = [link] }, _sandbox.Bag)
            .Should().ContainSingle().Which.Refusal!.Found.Should().Be("a symbolic link");
    }

    [Fact]
    public void Discover_PluginThatIsALink_IsRefused()
    {
        var real = _sandbox.Root.Combine("elsewhere");
        Directory.Move(_hello, real);
        Directory.CreateSymbolicLink(_hello, real);

        Refusal().Found.Should().Be("a symbolic link");
    }

    [Fact]
    public void Discover_ManifestThatIsALink_IsRefused()
    {
        var manifest = Path.Combine(_hello, "plugin.json");
        File.Move(manifest, _sandbox.Root.Combine("plugin.json"));
        File.CreateSymbolicLink(manifest, _sandbox.Root.Combine("plugin.json"));

        Refusal().Found.Should().Be("a symbolic link");
    }

    [Fact]
    public void CreateHook_TamperedAssembly_IsRefusedWithBothDigests()
    {
        var path = Path.Combine(_hello, "Hello.dll");
        var expected = Sha256.HexOf(File.ReadAllBytes(path));
        File.AppendAllText(path, "x");

        Failure().Message.Should()
            .StartWith(path).And.Contain(DiagnosticCodes.PluginFileChanged)
            .And.Contain(expected).And.Contain(Sha256.HexOf(File.ReadAllBytes(path)));
    }

    [Fact]
    public void CreateHook_FileWritableByOthers_IsRefused()
    {
        File.SetUnixFileMode(Path.Combine(_hello, "Hello.dll"), UnixFileMode.UserRead | UnixFileMode.GroupWrite);

        Failure().Code.Should().Be(DiagnosticCodes.UntrustedPluginPath);
    }

    [Fact]
    public void CreateHook_FileThatIsALink_IsRefused()
    {
        var path = Path.Combine(_hello, "Hello.deps.json");
        File.Move(path, _sandbox.Root.Combine("Hello.deps.json"));
        File.CreateSymbolicLink(path, _sandbox.Root.Combine("Hello.deps.json"));

        Failure().Message.Should().Contain("a symbolic link");
    }

    [Fact]
    public void CreateHook_LinkToADirectory_IsRefused()
    {
        Directory.CreateSymbolicLink(Path.Combine(_hello, "more"), "/usr/lib");

        Failure().Code.Should().Be(DiagnosticCodes.PluginFileSetDiffers);
    }

    [Fact]
    public void CreateHook_FileThatTheManifestDoesNotName_IsRefused()
    {
        File.WriteAllText(Path.Combine(_hello, "Extra.dll"), "");

        Failure().Message.Should().Contain("Extra.dll").And.Contain(DiagnosticCodes.PluginFileSetDiffers);
    }

    [Fact]
    public void CreateHook_MissingFile_IsRefused()
    {
        File.Delete(Path.Combine(_hello, "Hello.deps.json"));

        Failure().Message.Should().Contain("Hello.deps.json").And.Contain(DiagnosticCodes.PluginFileSetDiffers);
    }

    [Fact]
    public void Discover_LockedPlugin_IsTrusted()
    {
        _sandbox.Lock(("hello", _sandbox.DiscoverOne().ManifestDigest));

        _sandbox.DiscoverOne().Refusal.Should().BeNull();
    }

    [Fact]
    public void Discover_OtherDigestThanLocked_IsRefusedWithBothDigests()
    {
        var other = new string('0', 64);
        var digest = _sandbox.DiscoverOne().ManifestDigest;
        _sandbox.Lock(("hello", other));

        var refusal = Refusal();

        refusal.Code.Should().Be(DiagnosticCodes.PluginNotAsLocked);
        refusal.ToString().Should().Contain(other).And.Contain(digest).And.Contain("obs-hooks lock --update");
    }

    [Fact]
    public void Discover_NotInTheLock_IsRefused()
    {
        _sandbox.Lock();

        var refusal = Refusal();

        refusal.Code.Should().Be(DiagnosticCodes.PluginNotLocked);
        refusal.Fix.Should().Contain("obs-hooks lock --update");
    }

    [Theory]
    [InlineData("{ \"plugins\": { \"hello\": 1 } }")]
    [InlineData("{ \"plugs\": {} }")]
    [InlineData("null")]
    [InlineData("")]
    public void Discover_BrokenLock_RefusesEverything(string json)
    {
        File.WriteAllText(Path.Combine(_sandbox.ConfigDirectory, "hooks.lock.json"), json);

        Refusal().Code.Should().Be(DiagnosticCodes.BrokenLock);
    }

    [Fact]
    public void Discover_LockWritableByOthers_RefusesEverything()
    {
        _sandbox.Lock(("hello", _sandbox.DiscoverOne().ManifestDigest));
        File.SetUnixFileMode(Path.Combine(_sandbox.ConfigDirectory, "hooks.lock.json"), AllMayWrite);

        Refusal().Code.Should().Be(DiagnosticCodes.BrokenLock);
    }

    [Fact]
    public void CreateHook_RefusedPlugin_SaysTheRefusal()
    {
        _sandbox.Lock();

        Failure().Code.Should().Be(DiagnosticCodes.PluginNotLocked);
    }

    private Diagnostic Refusal() => _sandbox.DiscoverOne().Refusal!;

    private object Create()
    {
        var plugin = _sandbox.DiscoverOne();
        using var loader = new PluginLoader(PluginLoadMode.OneShot);
        return loader.CreateHook(plugin, plugin.Manifest.Hooks[0]);
    }

    private EngineException Failure()
    {
        var create = Create;
        return create.Should().Throw<EngineException>().Which;
    }
}
