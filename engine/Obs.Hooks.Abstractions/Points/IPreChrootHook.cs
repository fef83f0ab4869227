namespace Obs.Hooks;

/// <summary>A hook at <see cref="HookPoint.PreChroot"/>.</summary>
/// <remarks>
/// When: sources and packages are on the host, nothing is started. Caller: the engine, in place of <c>build</c>.
/// Runs as: root, in the engine. Sees: job, sources, package list, prjconf. May request: packages for the root, build
/// options, source files, prjconf lines, files in the root, the virtual machine, mounts, tools roots, binfmt, a build of its own instead.
/// Budget: its timeout. On failure: as its verdict
/// says; the real build is not started. On cancel: the job was killed or the timeout passed; return at once.
/// Local parity: the same under <c>osc build</c>.
/// </remarks>
public interface IPreChrootHook
{
    /// <summary>Runs before the chroot, virtual machine or container starts.</summary>
    /// <param name="context">The job and everything around it.</param>
    /// <param name="cancellationToken">Cancelled at the hook's timeout or when the job is killed.</param>
    /// <returns>A verdict; effects in <see cref="Verdict.Ok"/> are applied by the engine if policy allows them.</returns>
    Task<Verdict> BeforeBuildAsync(PreChrootContext context, CancellationToken cancellationToken);
}
