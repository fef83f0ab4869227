namespace Obs.Hooks.Cli.Tools;

/// <summary>One root of <c>obs-hooks tools build --json</c>.</summary>
/// <param name="Hook">The hook that asks for it, <c>-</c> when it was described on the command line.</param>
/// <param name="Digest">The root; null when it cannot be made.</param>
/// <param name="Directory">Its tree.</param>
/// <param name="Code">Code of the error.</param>
/// <param name="Error">What is wrong.</param>
internal sealed record ToolsBuildRecord(string Hook, string? Digest, string? Directory, string? Code, string? Error);
