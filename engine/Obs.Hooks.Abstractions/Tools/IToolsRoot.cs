using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>
/// A tools root: a read-only tree with host packages, shared between jobs and independent of the job's target. The engine
/// has it ready before the hook is called; where that is impossible the hook is not called and the job goes to another host.
/// </summary>
public interface IToolsRoot
{
    /// <summary>64 hexadecimal digits: the digest over the names, versions and digests of all its packages.</summary>
    string Digest { get; }

    /// <summary>
    /// Absolute path of the tree on the host, for looking. Nothing may be written there, and its programs belong into
    /// <see cref="RunAsync"/>: run directly they would be root and use the host's libraries. With <c>keepPackages</c> in its
    /// configuration, <c>var/cache/obs-hooks/packages/NAME.deb</c> (or <c>.rpm</c>) are the files of its packages.
    /// </summary>
    string Directory { get; }

    /// <summary>All its packages, sorted by name; empty when it is the host itself.</summary>
    ImmutableArray<ToolsPackage> Packages { get; }

    /// <summary>
    /// Runs a program of the root in a sandbox: an unprivileged user, no network, the root read-only, an empty <c>/tmp</c>, the
    /// named files below <c>/mnt</c> and nothing else of the host; with <see cref="ToolRun.Tree"/> root of a throw-away tree.
    /// On cancellation everything in the sandbox is ended at once.
    /// </summary>
    /// <param name="run">What to run, and on what.</param>
    /// <param name="cancellationToken">The hook's token.</param>
    /// <returns>Exit status and captured output. What a program says about hostile files is hostile too.</returns>
    /// <exception cref="FileNotFoundException">The root has no such program.</exception>
    /// <exception cref="IOException">The sandbox cannot be made, or an input or output does not exist.</exception>
    /// <exception cref="ArgumentException">A <see cref="ToolMount.Name"/> is no relative path or is there twice.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<ProcessResult> RunAsync(ToolRun run, CancellationToken cancellationToken);
}
