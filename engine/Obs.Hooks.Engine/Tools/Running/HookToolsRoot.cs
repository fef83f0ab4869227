using System.Collections.Immutable;
using Obs.Hooks.Engine.Tools.Store;

namespace Obs.Hooks.Engine.Tools.Running;

/// <summary>A leased root as one hook sees it during one call.</summary>
internal sealed class HookToolsRoot(ToolsLease lease, ToolRunner runner, IHookLog log) : IToolsRoot
{
    public string Digest => lease.Digest;

    public string Directory => lease.TreeDirectory;

    public ImmutableArray<ToolsPackage> Packages => lease.IsHost ? [] : lease.Info.Packages;

    public Task<ProcessResult> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        return runner.RunAsync(lease.TreeDirectory, run, run.Process.LogOutput ? log.Info : null, cancellationToken);
    }
}
