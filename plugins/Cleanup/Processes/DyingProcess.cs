using Obs.Hooks.Plugins.Cleanup.Native;

namespace Obs.Hooks.Plugins.Cleanup.Processes;

/// <summary>A process that was sent SIGKILL.</summary>
/// <param name="Pid">Its number.</param>
/// <param name="Process">Its descriptor, readable when it has ended.</param>
/// <param name="Name">What the report calls it.</param>
internal sealed record DyingProcess(int Pid, Descriptor Process, string Name);
