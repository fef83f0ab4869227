namespace Obs.Hooks.Engine.Scripts.Sandboxing;

/// <summary>A file or directory of the host that the sandbox sees, read-only.</summary>
/// <param name="Source">Absolute path on the host; may lie where only root gets.</param>
/// <param name="Target">Where it is in the sandbox, without the leading slash.</param>
internal sealed record SandboxTree(string Source, string Target);
