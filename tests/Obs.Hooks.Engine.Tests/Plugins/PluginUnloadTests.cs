using System.Runtime.CompilerServices;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Engine.Tests.Plugins;

public sealed class PluginUnloadTests
{
    /// <summary>Measured: an unloaded context dies in one or two collections.</summary>
    private const int Collections = 12;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [Fact]
    public void Unload_EveryShippedPlugin_IsCollected()
    {
        BuiltPlugins.Shipped.Should().NotBeEmpty();
        foreach (var directory in BuiltPlugins.Shipped)
        {
            Directory.Exists(directory).Should().BeTrue("the build packs each plugin, and it looked for {0}", directory);
            Survives(Path.GetDirectoryName(directory)!, Path.GetFileName(directory), static _ => true, s_patience)
                .Should().BeFalse("{0} must not keep its load context alive", directory);
        }
    }

    [Fact]
    public void Unload_PrivateAndNativeDependencies_IsCollected() =>
        Survives(Path.GetDirectoryName(BuiltPlugins.Of("SideOne", "side-one"))!, "side-one", static _ => true, s_patience).Should().BeFalse();

    [Fact]
    public void Unload_HookHeldByAnEventOfTheFramework_Survives() =>
        Survives(Path.GetDirectoryName(BuiltPlugins.Of("Misfit", "misfit"))!, "misfit", static hook => hook.Id == "leaking", TimeSpan.Zero)
            .Should().BeTrue("a plugin that leaks must be found by this test's means");

    [Fact]
    public async Task Unload_ThenALibraryOfTheSameName_IsTheNewOne()
    {
        Survives(Path.GetDirectoryName(BuiltPlugins.Of("SideOne", "side-one"))!, "side-one", static _ => true, s_patience).Should().BeFalse();
        using var sandbox = new PluginSandbox();
        using var loader = new PluginLoader(PluginLoadMode.Collectible);
        sandbox.Install("SideTwo", "side-two");
        var plugin = sandbox.DiscoverOne();
        var hook = (IPrecheckHook)loader.CreateHook(plugin, plugin.Manifest.Hooks[0]);

        // dlopen(3) knows libraries by path, and the path is made of a descriptor's number.
        using var harness = new HookHarness();
        using var scope = PluginContext.Enter(hook);
        (await harness.CheckAsync(hook)).Should().Be(new Verdict.Skipped("PrivLib 2.0.0.0, native 2, by name 2.0.0.0"));
    }

    /// <param name="patience">A thread of the pool that has just run a hook may still know it.</param>
    private static bool Survives(string root, string id, Func<HookManifest, bool> which, TimeSpan patience)
    {
        var context = LoadCallAndUnload(root, id, which);
        var start = TimeProvider.System.GetTimestamp();
        for (var i = 0; context.IsAlive && (i < Collections || TimeProvider.System.GetElapsedTime(start) < patience); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return context.IsAlive;
    }

    /// <summary>Not inlined: its locals must not hold the plugin while the caller collects.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LoadCallAndUnload(string root, string id, Func<HookManifest, bool> which)
    {
        using var sandbox = new PluginSandbox();
        var options = sandbox.Options with { PluginDirectories = [root] };
        var plugin = PluginCatalog.Discover(options, sandbox.Bag).Single(plugin => plugin.Manifest.Id == id);
        using var loader = new PluginLoader(PluginLoadMode.Collectible);
        foreach (var manifest in plugin.Manifest.Hooks.Where(which))
        {
            CallEverywhere(loader.CreateHook(plugin, manifest));
        }

        return loader.Unload(plugin);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CallEverywhere(object hook)
    {
        using var harness = new HookHarness();
        using var scope = PluginContext.Enter(hook);
        if (hook is IPrecheckHook precheck)
        {
            precheck.CheckAsync(harness.Precheck(), CancellationToken.None).Wait();
        }

        if (hook is IPreChrootHook preChroot)
        {
            preChroot.BeforeBuildAsync(harness.PreChroot(), CancellationToken.None).Wait();
        }

        if (hook is IPostBuildHook postBuild)
        {
            harness.Results.Add("OTHER", "result.txt", "content");
            postBuild.AfterBuildAsync(harness.PostBuild(), CancellationToken.None).Wait();
        }

        if (hook is ICleanupHook cleanup)
        {
            cleanup.CleanUpAsync(harness.Cleanup(), CancellationToken.None).Wait();
        }
    }
}
