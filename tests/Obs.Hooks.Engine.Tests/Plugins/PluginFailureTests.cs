using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Digests;
using Obs.Hooks.Sdk.Packing;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Engine.Tests.Plugins;

public sealed class PluginFailureTests : IDisposable
{
    private readonly PluginSandbox _sandbox = new();
    private readonly PluginLoader _loader = new(PluginLoadMode.OneShot);
    private readonly HookHarness _harness = new();

    public void Dispose()
    {
        _harness.Dispose();
        _loader.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public void Describe_ContractMemberThatIsNotThere_SaysContractsAndFix()
    {
        _sandbox.Install("ExtendedContract", "extended-contract");

        CallAndDescribe("future").Should()
            .Contain("extended-contract").And.Contain("contract 1.0").And.Contain("Future").And.Contain("rebuild the plugin");
    }

    [Fact]
    public void Describe_NativeLibraryThatIsNotThere_NamesIt()
    {
        _sandbox.Install("Misfit", "misfit");

        CallAndDescribe("no-library").Should().Contain("native library").And.Contain("obs-hooks-no-such-library");
    }

    [Fact]
    public void Describe_PrivateDependencyThatIsNotThere_NamesIt()
    {
        _sandbox.Install("SideOne", "side-one");
        Repack("PrivLib.dll", "PrivLib.pdb");

        CallAndDescribe("which").Should().Contain("PrivLib").And.Contain("neither in its directory nor in .NET");
    }

    [Fact]
    public void Describe_ExceptionOfTheHook_IsItsOwnAffair()
    {
        PluginFailures.Describe(Manifest(), new InvalidOperationException("no")).Should().BeNull();
        PluginFailures.Describe(Manifest(), new FileNotFoundException("no such program", "rpmlint")).Should().BeNull();
    }

    [Fact]
    public void CreateHook_ConstructorThrows_MessageWithoutStackTrace()
    {
        _sandbox.Install("Misfit", "misfit");

        var message = CreateFailure("throwing").Message;

        message.Should().Contain("hook throwing of plugin \"misfit\"").And.Contain("no flux in the capacitor");
        message.Should().NotContain("   at ");
    }

    [Fact]
    public void CreateHook_AssemblyThatIsNone_SaysSo()
    {
        var directory = _sandbox.Install("Hello", "hello");
        File.WriteAllText(Path.Combine(directory, "Hello.dll"), "MZ, but not more");
        Repack();

        CreateFailure("hello").Message.Should().Contain("no assembly for this machine").And.Contain("plugin \"hello\"");
    }

    private EngineException CreateFailure(string hook)
    {
        var plugin = _sandbox.DiscoverOne();
        var create = () => _loader.CreateHook(plugin, plugin.Manifest.Hooks.Single(h => h.Id == hook));
        var failure = create.Should().Throw<EngineException>().Which;
        failure.Code.Should().Be(DiagnosticCodes.PluginNotLoadable);
        return failure;
    }

    private string? CallAndDescribe(string id)
    {
        var plugin = _sandbox.DiscoverOne();
        var hook = (IPrecheckHook)_loader.CreateHook(plugin, plugin.Manifest.Hooks.Single(h => h.Id == id));
        var call = () => { _ = hook.CheckAsync(_harness.Precheck(), CancellationToken.None); };
        return PluginFailures.Describe(plugin.Manifest, call.Should().Throw<Exception>().Which);
    }

    /// <summary>Makes the manifest fit what is in the directory, as a careless distributor might.</summary>
    private void Repack(params string[] without)
    {
        var plugin = _sandbox.DiscoverOne();
        var files = new List<PluginManifestFile>();
        foreach (var file in plugin.Manifest.Files)
        {
            var path = Path.Combine(plugin.Directory, file.Path);
            if (without.Contains(file.Path))
            {
                File.Delete(path);
            }
            else
            {
                files.Add(new PluginManifestFile(file.Path, Sha256.HexOf(File.ReadAllBytes(path))));
            }
        }

        var manifest = plugin.Manifest with { Files = [.. files], Digest = PluginDigest.Of([.. files]) };
        File.WriteAllBytes(Path.Combine(plugin.Directory, PluginNames.ManifestFile), PluginManifestWriter.Write(manifest));
    }

    private static PluginManifest Manifest() =>
        new() { Id = "x", Version = "1", Assembly = "x.dll", Contract = "1.0", Digest = "" };
}
