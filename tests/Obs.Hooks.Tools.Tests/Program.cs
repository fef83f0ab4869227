using Obs.Hooks.Engine.Tools;
using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Tools.Tests.Setup;

namespace Obs.Hooks.Tools.Tests;

/// <summary>An engine to be killed: gets the tools root of a tarball.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        using var roots = new ToolsRoots(Options.For(args[0]), TimeProvider.System);
        using var lease = roots.Acquire(
            Specs.Of(ToolsProviderKind.Tarball, args[1]), Console.WriteLine, refresh: false, CancellationToken.None);
        Console.WriteLine(lease.TreeDirectory);
        return 0;
    }
}
