using System.Collections.Immutable;

namespace Obs.Hooks.CrashHost;

/// <summary>A tools root; who writes its image gets to its packages after its files.</summary>
internal sealed class HeldRoot(string tree, bool hold) : IToolsRoot
{
    public string Digest => new('0', 64);

    public string Directory => tree;

    public ImmutableArray<ToolsPackage> Packages
    {
        get
        {
            Console.WriteLine("writing");
            _ = hold ? Console.ReadLine() : null;
            return [new ToolsPackage("bash", "1", new string('a', 64))];
        }
    }

    public Task<ProcessResult> RunAsync(ToolRun run, CancellationToken cancellationToken) => throw new NotSupportedException();
}
