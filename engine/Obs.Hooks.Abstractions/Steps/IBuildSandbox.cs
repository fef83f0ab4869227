namespace Obs.Hooks;

/// <summary>
/// Where a build step runs programs: a copy of the hook's tools root that can be written to, and be root in. That root is one of a user
/// namespace with 65536 ids that nobody else has; there is no network, no device beside null and its like, no path to the host.
/// </summary>
public interface IBuildSandbox
{
    /// <summary>Runs a program to its end. What it changes in the root is gone then; <c>/out</c> stays for the next run.</summary>
    /// <param name="run">What to run.</param>
    /// <param name="onLine">Told of each line of output (standard output and error in one), control characters included.</param>
    /// <param name="cancellationToken">Ends everything in the sandbox at once.</param>
    /// <returns>Its exit status, or 128 plus the signal's number.</returns>
    /// <exception cref="IOException">The sandbox cannot be made, or an input does not exist.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<int> RunAsync(SandboxedBuild run, Action<string> onLine, CancellationToken cancellationToken);
}
