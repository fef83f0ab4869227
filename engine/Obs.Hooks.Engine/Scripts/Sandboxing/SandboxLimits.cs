namespace Obs.Hooks.Engine.Scripts.Sandboxing;

/// <summary>What a sandbox may use at most.</summary>
internal sealed record SandboxLimits
{
    private const long Mega = 1 << 20;

    /// <summary>Of a project's or package's scripts.</summary>
    public static SandboxLimits Scripts { get; } = new();

    /// <summary>Of the compiler: Roslyn alone takes 100 MB.</summary>
    public static SandboxLimits Compiler { get; } = new() { MemoryBytes = 768 * Mega, HeapBytes = 512 * Mega };

    /// <summary>Of a program that the engine runs for a script.</summary>
    public static SandboxLimits Tools { get; } = new() { MemoryBytes = 512 * Mega, FileBytes = 256 * Mega };

    /// <summary>With so much memory, half of it for the managed heap.</summary>
    public SandboxLimits WithMemory(long bytes) => this with { MemoryBytes = bytes, HeapBytes = bytes / 2 };

    /// <summary>Memory of all processes, files in memory included (cgroup).</summary>
    public long MemoryBytes { get; init; } = 256 * Mega;

    /// <summary>The managed heap: an OutOfMemoryException says more than a kill.</summary>
    public long HeapBytes { get; init; } = 128 * Mega;

    /// <summary>Processes and threads (cgroup). A script host has about 12.</summary>
    public int Tasks { get; init; } = 64;

    /// <summary>Processors, as a quota (cgroup).</summary>
    public int Processors { get; init; } = 2;

    /// <summary>Bytes of one file, and of all files in the work directory.</summary>
    public long FileBytes { get; init; } = 64 * Mega;

    /// <summary>Bytes of all files that one call hands over in effects.</summary>
    public long ContentBytes { get; init; } = 256 * Mega;

    /// <summary>Open files per process.</summary>
    public int OpenFiles { get; init; } = 512;

    /// <summary>Bytes of output; then its pipe is closed.</summary>
    public int OutputBytes { get; init; } = (int)Mega;
}
