using System.Text;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Tools.Store;

/// <summary>The right to use a root: as long as it is held, and its holder lives, the root is not evicted.</summary>
internal sealed class ToolsLease : IDisposable
{
    private readonly FileLock? _lock;
    private readonly string _infoFile;
    private RootInfo? _info;

    /// <param name="digest">Name of the root.</param>
    /// <param name="treeDirectory">Its tree.</param>
    /// <param name="infoFile">What is in it.</param>
    /// <param name="taken">The shared lock; null for the host itself.</param>
    public ToolsLease(string digest, string treeDirectory, string infoFile, FileLock? taken)
    {
        Digest = digest;
        TreeDirectory = treeDirectory;
        _infoFile = infoFile;
        _lock = taken;
    }

    public string Digest { get; }

    public string TreeDirectory { get; }

    /// <summary>Whether the tree is this host's own.</summary>
    public bool IsHost => _lock is null;

    /// <summary>Read at the first look: entering a root does not need it.</summary>
    public RootInfo Info => _info ??= RootInfo.Parse(File.ReadAllText(_infoFile, Encoding.UTF8))
        ?? throw new IOException($"{_infoFile} is not what the engine wrote there");

    public void Dispose() => _lock?.Dispose();
}
