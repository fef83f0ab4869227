namespace Obs.Hooks.Allocation.Fleet;

/// <summary>What decides where a worker stands in a snapshot and what it may build.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Slot">Its place in the matcher.</param>
/// <param name="HostArch">Architecture of its host.</param>
/// <param name="NativeOnly">Whether it takes no job that needs a helper.</param>
internal readonly record struct LayoutEntry(string Name, int Slot, string HostArch, bool NativeOnly);
