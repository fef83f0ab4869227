namespace Obs.Hooks;

/// <summary>
/// What takes the place of the real <c>build</c>, see <see cref="Effects.ReplaceBuild"/>. It runs in the engine, like the hook it
/// comes from; whatever the package brings along belongs into <see cref="BuildStepContext.Sandbox"/>.
/// </summary>
public interface IBuildStep
{
    /// <summary>One line for the summary: what builds, and from where.</summary>
    string Summary { get; }

    /// <summary>Builds. Errors of the package are results; exceptions are errors of the step or of the host.</summary>
    /// <param name="context">The job and what may be used.</param>
    /// <param name="cancellationToken">Cancelled when the job is killed; everything in the sandbox is ended then.</param>
    /// <returns>Whether it succeeded, and what it made.</returns>
    /// <exception cref="IOException">This host cannot do it: the job goes to another one (exit status 3).</exception>
    Task<BuildStepResult> RunAsync(BuildStepContext context, CancellationToken cancellationToken);
}
