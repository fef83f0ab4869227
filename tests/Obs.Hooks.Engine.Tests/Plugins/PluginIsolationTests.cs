using System.Runtime.Loader;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Engine.Tests.Plugins;

public sealed class PluginIsolationTests : IDisposable
{
    private readonly PluginSandbox _sandbox = new();
    private readonly HookHarness _harness = new();

    public void Dispose()
    {
        _sandbox.Dispose();
        _harness.Dispose();
    }

    [Theory]
    [InlineData(PluginLoadMode.OneShot)]
    [InlineData(PluginLoadMode.Collectible)]
    internal async Task CreateHook_TwoVersionsOfOneDependency_EachPluginGetsItsOwn(PluginLoadMode mode)
    {
        _sandbox.Install("SideOne", "side-one");
        _sandbox.Install("SideTwo", "side-two");
        using var loader = new PluginLoader(mode);

        var answers = new List<Verdict>();
        foreach (var plugin in _sandbox.Discover())
        {
            var hook = (IPrecheckHook)loader.CreateHook(plugin, plugin.Manifest.Hooks[0]);
            using var scope = PluginContext.Enter(hook);
            answers.Add(await _harness.CheckAsync(hook));
        }

        answers.Should().Equal(
            new Verdict.Skipped("PrivLib 1.0.0.0, native 1, by name 1.0.0.0"),
            new Verdict.Skipped("PrivLib 2.0.0.0, native 2, by name 2.0.0.0"));
    }

    [Fact]
    public void CreateHook_SeveralPlugins_ShareOneContract()
    {
        _sandbox.Install("Hello", "hello");
        _sandbox.Install("SideOne", "side-one");
        using var loader = new PluginLoader(PluginLoadMode.OneShot);

        var hooks = _sandbox.Discover().Select(plugin => loader.CreateHook(plugin, plugin.Manifest.Hooks[0])).ToList();

        hooks.Should().HaveCount(2);
        hooks.Select(hook => AssemblyLoadContext.GetLoadContext(hook.GetType().Assembly)!.Name).Should().Equal("hello", "side-one");
        hooks.SelectMany(hook => AssemblyLoadContext.GetLoadContext(hook.GetType().Assembly)!.Assemblies)
            .Select(assembly => assembly.GetName().Name)
            .Should().NotContain(PluginNames.ContractAssembly);
        AppDomain.CurrentDomain.GetAssemblies().Count(assembly => assembly.GetName().Name == PluginNames.ContractAssembly).Should().Be(1);
    }

    [Fact]
    public async Task CreateHook_FileChangedAfterwards_LoadedCodeIsTheVerifiedOne()
    {
        var directory = _sandbox.Install("SideOne", "side-one");
        using var loader = new PluginLoader(PluginLoadMode.OneShot);
        var plugin = _sandbox.DiscoverOne();
        var hook = (IPrecheckHook)loader.CreateHook(plugin, plugin.Manifest.Hooks[0]);

        // Loaded at the first call, long after the verification.
        File.Copy(Path.Combine(BuiltPlugins.Of("SideTwo", "side-two"), "PrivLib.dll"), Path.Combine(directory, "PrivLib.dll"), overwrite: true);
        File.Copy(Path.Combine(BuiltPlugins.Of("SideTwo", "side-two"), "libnumber.so"), Path.Combine(directory, "libnumber.so"), overwrite: true);
        using var scope = PluginContext.Enter(hook);

        (await _harness.CheckAsync(hook)).Should().Be(new Verdict.Skipped("PrivLib 1.0.0.0, native 1, by name 1.0.0.0"));
    }

    [Fact]
    public void CreateHook_CalledTwice_LoadsTheAssemblyOnce()
    {
        _sandbox.Install("Hello", "hello");
        using var loader = new PluginLoader(PluginLoadMode.OneShot);
        var plugin = _sandbox.DiscoverOne();

        var first = loader.CreateHook(plugin, plugin.Manifest.Hooks[0]);
        var second = loader.CreateHook(plugin, plugin.Manifest.Hooks[0]);

        second.Should().NotBeSameAs(first);
        second.GetType().Should().BeSameAs(first.GetType());
    }

    [Fact]
    public void CreateHook_TokenOfAnotherClass_FindsTheClassByName()
    {
        _sandbox.Install("Misfit", "misfit");
        using var loader = new PluginLoader(PluginLoadMode.OneShot);
        var plugin = _sandbox.DiscoverOne();
        var hooks = plugin.Manifest.Hooks;
        var leaking = hooks.Single(hook => hook.Id == "leaking");
        var other = hooks.Single(hook => hook.Id == "no-library");

        var created = loader.CreateHook(plugin, other with { Token = leaking.Token });

        created.GetType().FullName.Should().Be("Misfit.NoLibraryHook");
    }
}
