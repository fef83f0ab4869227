namespace Obs.Hooks.Engine.Scripts.Sandboxing;

/// <summary>The file system of a sandbox and what bubblewrap is to add to it.</summary>
internal interface ISandboxRoot : IDisposable
{
    /// <summary>Puts it together, in the calling thread's private mount namespace, as root.</summary>
    /// <param name="user">The user the sandbox will run as.</param>
    void Build(uint user);

    /// <summary>bubblewrap's options for it.</summary>
    IEnumerable<string> Arguments { get; }

    /// <summary>The system call filter: an array of <c>struct sock_filter</c>.</summary>
    byte[] Filter { get; }
}
