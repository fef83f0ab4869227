namespace Obs.Hooks.Dispatch.Installation;

/// <summary>What is written into the dispatcher's shim when it is installed.</summary>
internal sealed record DispatcherShimSettings
{
    public const string DefaultSocket = "/run/obs-hooks-allocator/dispatch.sock";

    /// <summary>Where the service listens.</summary>
    public string Socket { get; init; } = DefaultSocket;

    public FailureMode Failure { get; init; } = FailureMode.Open;

    /// <summary>For one answer: the longest time bs_dispatch can be held up by the service.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long an answer is good for. A loop of a dispatcher that finds nothing to do takes a second.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMilliseconds(250);
}
