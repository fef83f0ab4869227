namespace Obs.Hooks.Dispatch.Backend;

/// <summary>A worker file.</summary>
internal sealed record BackendWorker
{
    /// <summary>Name of the file, by which everybody calls the worker: <c>x86_64:host:1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="BackendLayout.WorkerStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>The whole file.</summary>
    public required string Xml { get; init; }

    /// <summary>Whether it takes no architecture that needs a helper.</summary>
    public bool NativeOnly { get; init; }

    /// <summary>What it builds; empty when it builds nothing.</summary>
    public string Job { get; init; } = "";

    /// <summary>Architecture of that job.</summary>
    public string JobArch { get; init; } = "";

    /// <summary>When the file was written: since when it is in this state, or when it last said so.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What it can build is decided by this; the part of the name before the first colon.</summary>
    public string HostArch => Name[..Name.IndexOf(':', StringComparison.Ordinal)];
}
