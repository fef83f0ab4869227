using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>One run of a program of a tools root.</summary>
/// <param name="Process">
/// What to run. The program is looked up in the root; the working directory is <c>/tmp</c> when empty; <c>PATH</c>,
/// <c>HOME=/tmp</c> and <c>LC_ALL</c> are set, and what is given here.
/// </param>
public sealed record ToolRun(ProcessRequest Process)
{
    /// <summary>Files and directories to read. Nothing can be changed through them.</summary>
    public ImmutableArray<ToolMount> Inputs { get; init; } = [];

    /// <summary>
    /// Directories to write to, by convention in the hook's work or staging directory. Afterwards they hold directories and
    /// regular files of the engine's user only; whatever else the tool made is removed.
    /// </summary>
    public ImmutableArray<ToolMount> Outputs { get; init; } = [];

    /// <summary>A throw-away tree, in which the program is root; null for none, and an ordinary user.</summary>
    public ToolTree? Tree { get; init; }

    /// <summary>Memory of all its processes together in bytes, what they write to <c>/tmp</c> and <see cref="Tree"/> included.</summary>
    public long MemoryLimit { get; init; } = 4L << 30;

    /// <summary>Largest file it may write, in bytes.</summary>
    public long FileSizeLimit { get; init; } = 2L << 30;

    /// <summary>How many processes and threads it may have at a time.</summary>
    public int ProcessLimit { get; init; } = 512;
}
