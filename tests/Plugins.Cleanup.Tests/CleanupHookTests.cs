using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Obs.Hooks.Plugins.Cleanup.Tests.Support;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Cleanup.Tests;

[Collection(HostCollection.Name)]
public sealed class CleanupHookTests
{
    [Theory]
    [InlineData("panic")]
    [InlineData("")]
    public async Task BothPoints_UnknownValueOfOnLeak_SayWhatIsExpected(string value)
    {
        using var harness = new HookHarness().WithSettings($$"""{ "onLeak": "{{value}}" }""");
        var expected = new Verdict.HookError($"setting onLeak: found \"{value}\"; expected \"warn\" or \"badhost\"");

        (await harness.BeforeBuildAsync(new CleanupHook())).Should().Be(expected);
        (await harness.CleanUpAsync(new CleanupHook())).Should().Be(expected);
    }

    [Fact]
    public async Task CleanUp_JobWithoutABuildRoot_IsSkipped()
    {
        using var harness = new HookHarness();
        harness.Job.With(job => job with { BuildRoot = "", AreaDirectory = "" });

        (await harness.CleanUpAsync(new CleanupHook())).Should().Be(new Verdict.Skipped("the job has no build root"));
    }

    [Fact]
    public void Unload_AfterBothPointsRan_FreesTheContext()
    {
        var context = RunInContextOfItsOwn();

        // A thread of the pool that has just run it may still know it.
        SpinWait.SpinUntil(() => IsCollected(context), TimeSpan.FromMinutes(1)).Should().BeTrue();
    }

    private static bool IsCollected(WeakReference context)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return !context.IsAlive;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunInContextOfItsOwn()
    {
        var context = new AssemblyLoadContext("cleanup", isCollectible: true);
        var type = context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "Cleanup.dll")).GetType(typeof(CleanupHook).FullName!)!;
        type.Should().NotBe(typeof(CleanupHook));
        using var job = new LeakyJob();
        var hook = Activator.CreateInstance(type)!;
        job.Harness.BeforeBuildAsync((IPreChrootHook)hook).GetAwaiter().GetResult();
        job.Sh("mkdir $R/a; mount -t tmpfs t $R/a; touch $R/f; chattr +i $R/f; truncate -s 8M $R/img; losetup -f $R/img");
        job.Start("cd $R; echo ready; exec sleep 600");
        job.Harness.CleanUpAsync((ICleanupHook)hook).GetAwaiter().GetResult();
        job.Harness.Log.Infos.Should().Equal("removed what the build left: 1 process, 1 mount, 1 loop device, 1 immutable or append-only file");
        context.Unload();
        return new WeakReference(context);
    }
}
