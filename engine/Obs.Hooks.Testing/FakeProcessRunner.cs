namespace Obs.Hooks.Testing;

/// <summary>
/// Stands in for programs: nothing is started. A program that no <see cref="When(string, ProcessResult)"/> knows does
/// not exist, as on a host where it is not installed.
/// </summary>
public sealed class FakeProcessRunner : IProcessRunner
{
    private readonly Dictionary<string, Func<ProcessRequest, ProcessResult>> _programs = new(StringComparer.Ordinal);
    private readonly List<ProcessRequest> _requests = [];

    /// <summary>Everything that was asked for, in order.</summary>
    public IReadOnlyList<ProcessRequest> Requests => _requests;

    /// <summary>Makes a program end in the same way each time.</summary>
    /// <param name="program">The name or path a hook will ask for.</param>
    /// <param name="result">How it ends.</param>
    /// <returns>This runner.</returns>
    public FakeProcessRunner When(string program, ProcessResult result) => When(program, _ => result);

    /// <summary>Makes a program answer as a function says.</summary>
    /// <param name="program">The name or path a hook will ask for.</param>
    /// <param name="run">What it does; it may write files, throw, or look at the request.</param>
    /// <returns>This runner.</returns>
    public FakeProcessRunner When(string program, Func<ProcessRequest, ProcessResult> run)
    {
        _programs[program] = run;
        return this;
    }

    /// <inheritdoc/>
    public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        _requests.Add(request);
        return _programs.TryGetValue(request.Program, out var run)
            ? Task.FromResult(run(request))
            : throw new FileNotFoundException($"no program '{request.Program}' (tell the FakeProcessRunner with When)", request.Program);
    }
}
