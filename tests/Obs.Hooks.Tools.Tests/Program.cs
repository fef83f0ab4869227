using Obs.Hooks.Engine.Scripts.Sandboxing;
using Obs.Hooks.Engine.Tools;
using Obs.Hooks.Engine.Tools.Running;
using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Tools.Tests.Setup;

namespace Obs.Hooks.Tools.Tests;

/// <summary>
/// An engine to be killed: gets the tools root of a tarball, or says what its cgroups are called and runs a Perl script in a root, in a
/// tree if there is one more argument.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is [var directory, var archive])
        {
            using var roots = new ToolsRoots(Options.For(directory), TimeProvider.System);
            using var lease = roots.Acquire(
                Specs.Of(ToolsProviderKind.Tarball, archive), Console.WriteLine, refresh: false, CancellationToken.None);
            Console.WriteLine(lease.TreeDirectory);
            return 0;
        }

        Console.WriteLine(SandboxCgroup.Prefix);
        var run = new ToolRun(new ProcessRequest("perl", "-e", args[2]) { LogOutput = true }) { Tree = args.Length > 3 ? new ToolTree(1 << 20) : null };
        var result = await new ToolRunner(Options.For(args[0]), journal: null).RunAsync(args[1], run, Console.WriteLine, CancellationToken.None);
        return result.ExitStatus;
    }
}
