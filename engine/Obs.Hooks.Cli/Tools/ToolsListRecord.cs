namespace Obs.Hooks.Cli.Tools;

/// <summary>What <c>obs-hooks tools list --json</c> prints.</summary>
/// <param name="Directory">The store.</param>
/// <param name="Roots">What is in it.</param>
/// <param name="Missing">Hooks whose root is still to be made.</param>
internal sealed record ToolsListRecord(string Directory, ToolsRootRecord[] Roots, string[] Missing);
