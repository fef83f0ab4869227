using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Sdk.Metadata;
using Obs.Hooks.Sdk.Packing;

namespace Obs.Hooks.Sdk.Tests;

public sealed class AllocatorReaderTests
{
    [Fact]
    public void ReadAll_Allocators_GoodOnesAreReadAndWrongOnesExplained()
    {
        var errors = new List<PackError>();
        using var assembly = new PluginAssembly(typeof(GoodAllocator).Assembly.Location);

        var good = AllocatorReader.ReadAll(assembly, new CodeLocation("Sample.csproj"), errors).Single(static a => a.Id == "good-one");

        good.Should().BeEquivalentTo(new
        {
            Type = typeof(GoodAllocator).FullName,
            Token = typeof(GoodAllocator).MetadataToken,
            Summary = "All there is.",
            Base = "best-fit",
            BudgetMilliseconds = 5,
        });
        good.Settings.Should().Equal(new SettingManifest("weight", SettingKind.Integer, "Weight.", false));
        errors.Select(static error => $"{error.Code} {error.Message}").Should().BeEquivalentTo(
            "OBSH818 the id of allocator 'obs' must be lower-case letters, digits and dashes, starting with a letter, and not best-fit or obs",
            "OBSH818 allocator 'obs' does nothing: Obs.Hooks.Sdk.Tests.WrongAllocator implements none of IWorkerAllocator, IWorkerFilter, IWorkerScorer, IWorkerAssigner",
            "OBSH818 the base of allocator 'obs' is 'nobody'; expected best-fit or obs",
            "OBSH818 allocator 'obs' has a budget of 0 ms; expected 1 to 10000",
            "OBSH818 allocator 'both' is both a whole allocator and a stage of one; the stage would never be asked",
            "OBSH819 Obs.Hooks.Sdk.Tests.ForgottenAllocator is an allocator but has no [Allocator(\"id\")]; add it, or make the class abstract");
    }
}
