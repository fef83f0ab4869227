namespace Obs.Hooks;

/// <summary>Starts programs for a hook.</summary>
public interface IProcessRunner
{
    /// <summary>
    /// Runs a program to its end. On cancellation it gets SIGTERM, after a grace SIGKILL, and so does everything it
    /// started; the returned task then ends with <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <param name="request">What to run.</param>
    /// <param name="cancellationToken">The hook's token.</param>
    /// <returns>Exit status and captured output.</returns>
    /// <exception cref="FileNotFoundException">There is no such program.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken);
}
