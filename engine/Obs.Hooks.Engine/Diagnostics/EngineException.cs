namespace Obs.Hooks.Engine.Diagnostics;

/// <summary>
/// The engine cannot go on, for a reason a person can act on. The message is complete and shown as it is, without a
/// stack trace.
/// </summary>
internal sealed class EngineException : Exception
{
    public EngineException(string code, string message, ExitStatus exitStatus = ExitStatus.BadHost)
        : base(message)
    {
        Code = code;
        ExitStatus = exitStatus;
    }

    public EngineException(string code, string message, Exception inner, ExitStatus exitStatus = ExitStatus.BadHost)
        : base(message, inner)
    {
        Code = code;
        ExitStatus = exitStatus;
    }

    /// <summary>One of <see cref="DiagnosticCodes"/>.</summary>
    public string Code { get; }

    /// <summary>What the process ends with when nobody handles this.</summary>
    public ExitStatus ExitStatus { get; }
}
