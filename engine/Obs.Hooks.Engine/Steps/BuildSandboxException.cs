namespace Obs.Hooks.Engine.Steps;

/// <summary>The host could not start a build step's sandbox: no failure of the job, unlike what else a step breaks on.</summary>
internal sealed class BuildSandboxException(string message, Exception cause) : IOException(message, cause);
