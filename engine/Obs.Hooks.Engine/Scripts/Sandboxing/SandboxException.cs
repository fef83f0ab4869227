using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Scripts.Sandboxing;

/// <summary>Makes the exceptions for a host that cannot sandbox: no script runs without.</summary>
internal static class SandboxException
{
    public static EngineException Unfit(string found, string fix) =>
        new(DiagnosticCodes.NoSandbox, $"scripts cannot be sandboxed on this host, so none is run: {found}; {fix}.", ExitStatus.Failed);

    public static EngineException NotStarted(string what, Exception? cause = null) =>
        cause is null
            ? new EngineException(DiagnosticCodes.SandboxNotStarted, $"the sandbox did not start: {what}.", ExitStatus.Failed)
            : new EngineException(DiagnosticCodes.SandboxNotStarted, $"the sandbox did not start: {what}.", cause, ExitStatus.Failed);
}
