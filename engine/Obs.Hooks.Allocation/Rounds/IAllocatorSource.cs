namespace Obs.Hooks.Allocation.Rounds;

/// <summary>An allocator somebody chose: one of the engine's, a plugin's, or a script of the host.</summary>
internal interface IAllocatorSource
{
    /// <summary>Its id, as in the configuration.</summary>
    string Id { get; }

    /// <summary>What decides besides the snapshot: SHA-256 of the plugin or script; the engine's version for its own.</summary>
    string Digest { get; }

    /// <summary>How long a round may take.</summary>
    TimeSpan Budget { get; }

    /// <summary>A new instance, for one round: nothing can be kept from one round to the next.</summary>
    /// <exception cref="Engine.Diagnostics.EngineException">It cannot be made.</exception>
    IWorkerAllocator Create();
}
