namespace Obs.Hooks.Plugins.Cleanup.Jobs;

/// <summary>What is known of the job's processes once they are gone: it decides who owned things without a path.</summary>
internal sealed class JobProcesses
{
    private readonly List<int> _pids = [];
    private readonly List<ulong> _networkNamespaces = [];

    /// <summary>Remembers a process of the job.</summary>
    /// <param name="pid">Its number.</param>
    /// <param name="networkNamespace">Inode of its network namespace, 0 when it is the host's or not known.</param>
    public void Add(int pid, ulong networkNamespace)
    {
        _pids.Add(pid);
        if (networkNamespace != 0 && !_networkNamespaces.Contains(networkNamespace))
        {
            _networkNamespaces.Add(networkNamespace);
        }
    }

    /// <summary>Whether the job had a process of this number.</summary>
    public bool Contains(int pid) => _pids.Contains(pid);

    /// <summary>Whether a process of the job was in this network namespace, which is not the host's.</summary>
    public bool UsedNetworkNamespace(ulong inode) => _networkNamespaces.Contains(inode);
}
