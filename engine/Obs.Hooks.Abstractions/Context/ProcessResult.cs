namespace Obs.Hooks;

/// <summary>How a program ended.</summary>
/// <param name="ExitStatus">Exit status, or 128 plus the number of the signal that ended it.</param>
/// <param name="Output">Its standard output, decoded as UTF-8, cut at the request's limit.</param>
/// <param name="Error">Its standard error, likewise.</param>
public sealed record ProcessResult(int ExitStatus, string Output, string Error)
{
    /// <summary>Whether output was cut.</summary>
    public bool Truncated { get; init; }
}
