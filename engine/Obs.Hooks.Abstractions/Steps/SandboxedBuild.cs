using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>
/// One run of a program in a build step's sandbox. Interpreters that hooks registered for this job (<see cref="Effects.BinfmtScope.Job"/>)
/// are known there.
/// </summary>
/// <param name="Process">What to run: <c>PATH</c>, <c>HOME=/root</c> and <c>LC_ALL</c> are set, and what is given here.</param>
public sealed record SandboxedBuild(ProcessRequest Process)
{
    /// <summary>Files and directories to read, below <c>/mnt</c>. Inside they belong to whom they belong on the host.</summary>
    public ImmutableArray<ToolMount> Inputs { get; init; } = [];

    /// <summary>Small files to write into the root before: absolute path and content. Those in a <c>bin</c> or <c>sbin</c> can be run.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether <c>losetup</c>, <c>partx --add</c>, <c>kpartx</c> and <c>mount</c> work for loop devices; only with <see cref="Effects.ReplaceBuild.LoopMounts"/>.
    /// </summary>
    public bool LoopMounts { get; init; }

    /// <summary>Memory of all its processes together in bytes, what they write to <c>/tmp</c> and <c>/run</c> included.</summary>
    public long MemoryLimit { get; init; } = 8L << 30;

    /// <summary>How many processes and threads it may have at a time.</summary>
    public int ProcessLimit { get; init; } = 4096;
}
