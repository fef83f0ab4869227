namespace Obs.Hooks;

/// <summary>What becomes of the job when a hook breaks (<see cref="Verdict.HookError"/>): <c>onError</c> in hooks.json.</summary>
public enum ErrorPolicy
{
    /// <summary>The build fails (exit status 1).</summary>
    Fail,

    /// <summary>A warning in the log; the job goes on as if the hook had been skipped.</summary>
    Warn,

    /// <summary>The job goes back to be built on another host (exit status 3). Host trust only.</summary>
    BadHost,
}
