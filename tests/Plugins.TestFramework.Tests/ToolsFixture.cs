using Obs.Hooks.Tests.Shared;

namespace Obs.Hooks.Plugins.TestFramework.Tests;

/// <summary>A tools root with rpm, dpkg and apt for all tests.</summary>
public sealed class ToolsFixture : IDisposable
{
    private readonly RealToolsRoot _root = RealToolsRoot.With("apt", "rpm");

    public IToolsRoot Root => _root.Root;

    public void Dispose() => _root.Dispose();
}
