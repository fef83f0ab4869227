namespace Obs.Hooks;

/// <summary>When the parts of a job happened.</summary>
public sealed record JobTimeline
{
    /// <summary>When the engine started.</summary>
    public required DateTimeOffset EngineStarted { get; init; }

    /// <summary>When the real build started.</summary>
    public DateTimeOffset? BuildStarted { get; init; }

    /// <summary>When the real build ended.</summary>
    public DateTimeOffset? BuildEnded { get; init; }

    /// <summary>Exit status of the real build.</summary>
    public int? BuildExitStatus { get; init; }

    /// <summary>Version of the engine.</summary>
    public string EngineVersion { get; init; } = "";
}
