namespace Obs.Hooks;

/// <summary>A file that a build step made.</summary>
/// <param name="Directory">Result directory as OBS collects it, for example <c>KIWI</c> or <c>OTHER</c>.</param>
/// <param name="Path">Its path below <see cref="BuildStepContext.ScratchDirectory"/>; its name is the result's.</param>
public sealed record StepResultFile(string Directory, string Path);
