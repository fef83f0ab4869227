namespace Obs.Hooks.Plugins.Cleanup.Kernel;

/// <summary>A line of /proc/sysvipc/shm (proc(5)).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">The id as text, as a <see cref="Jobs.Baseline"/> keeps it.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Creator">The process that made it.</param>
/// <param name="Attached">How many processes use it now.</param>
internal sealed record SharedMemorySegment(int Id, byte[] Key, long Size, int Creator, long Attached);
