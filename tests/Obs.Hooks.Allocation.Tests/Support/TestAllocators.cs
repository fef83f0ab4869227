using System.Reflection;
using System.Text.Json;
using Obs.Hooks.Allocation.Allocators.Sources;
using Obs.Hooks.Allocation.Rounds;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Allocation.Tests.Support;

/// <summary>The allocators of tests/TestPlugins/Allocators, loaded as a service would.</summary>
internal static class TestAllocators
{
    public static string RepositoryRoot { get; } = typeof(TestAllocators).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    public static string Directory { get; } = Path.Combine(RepositoryRoot, "artifacts", "test-plugins", "Allocators");

    public static AllocatorCatalog Catalog() => new(new EngineOptions { ConfigDirectory = "/nonexistent", PluginDirectories = [Directory] });

    public static IAllocatorSource Find(AllocatorCatalog catalog, string id)
    {
        var bag = new DiagnosticBag();
        var source = catalog.Find(id, bag);
        bag.Count.Should().Be(0);
        return source;
    }

    public static HookSettings Settings(string name, object value) => new(JsonSerializer.SerializeToElement(new Dictionary<string, object> { [name] = value }));
}
