using System.Runtime.CompilerServices;
using Obs.Hooks.Allocation.Allocators.Sources;
using Obs.Hooks.Allocation.Fleet;
using Obs.Hooks.Allocation.Tests.Support;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Allocation.Tests.Allocators;

public sealed class PluginAllocatorTests : IDisposable
{
    private readonly AllocatorCatalog _catalog = TestAllocators.Catalog();

    public void Dispose() => _catalog.Dispose();

    [Fact]
    public void List_PluginInstalled_HasItsAllocatorsAmongTheEnginesOwn() =>
        _catalog.List(new DiagnosticBag()).Select(static entry => entry.Id).Should().Equal("best-fit", "broken", "obs", "oldest-first", "smallest-memory");

    [Fact]
    public void Create_WholeAllocator_Decides()
    {
        var snapshot = new Farm().Worker("x86_64:a:1").Job("young", 1).Job("old", 100, project: "other").At();
        TestAllocators.Find(_catalog, "oldest-first").Create().Allocate(snapshot, CancellationToken.None).Assigned(snapshot).Should().Equal("old on x86_64:a:1");
    }

    [Fact]
    public void Create_ScorerOnly_TakesTheOtherStagesFromItsBase()
    {
        var farm = new Farm().Worker("x86_64:a:1", memory: 5000).Worker("x86_64:b:1", memory: 3000).Job("p");
        var source = TestAllocators.Find(_catalog, "smallest-memory");
        var snapshot = farm.At();
        source.Create().Allocate(snapshot, CancellationToken.None).Assigned(snapshot).Should().Equal("p on x86_64:b:1");
        snapshot = farm.At(settings: TestAllocators.Settings("sign", -1));
        source.Create().Allocate(snapshot, CancellationToken.None).Assigned(snapshot).Should().Equal("p on x86_64:a:1");
    }

    [Fact]
    public void Find_UnknownId_SaysWhichWasMeant() =>
        FluentActions.Invoking(() => _catalog.Find("oldest-frist", new DiagnosticBag()))
            .Should().Throw<EngineException>().WithMessage("*\"oldest-frist\"*did you mean \"oldest-first\"?*");

    [Fact]
    public void Dispose_AfterUse_TheCodeIsCollected()
    {
        var context = UseAndForget();
        SpinWait.SpinUntil(() => IsCollected(context), TimeSpan.FromMinutes(1)).Should().BeTrue();
    }

    private static bool IsCollected(WeakReference context)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return !context.IsAlive;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference UseAndForget()
    {
        using var catalog = TestAllocators.Catalog();
        var snapshot = SmallFarm.TwoAndOne().At();
        var allocator = TestAllocators.Find(catalog, "oldest-first").Create();
        allocator.Allocate(snapshot, CancellationToken.None).Assignments.Should().NotBeEmpty();
        return new WeakReference(allocator.GetType().Assembly);
    }
}
