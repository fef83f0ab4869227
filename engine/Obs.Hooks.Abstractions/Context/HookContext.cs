using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>What every hook sees. Immutable.</summary>
public abstract record HookContext
{
    private protected HookContext()
    {
    }

    /// <summary>The hook's id in the plan.</summary>
    public required string HookId { get; init; }

    /// <summary>The job.</summary>
    public required BuildJob Job { get; init; }

    /// <summary>The hook's settings.</summary>
    public HookSettings Settings { get; init; } = HookSettings.Empty;

    /// <summary>Where the hook's messages go: the build log, prefixed, control characters removed, capped.</summary>
    public required IHookLog Log { get; init; }

    /// <summary>Starts programs so that a timeout or a kill of the job ends them, their children included.</summary>
    public required IProcessRunner Processes { get; init; }

    /// <summary>
    /// The hook's tools root: what <c>tools</c> in its configuration asks for, ready to run programs. Null when it asks for none.
    /// </summary>
    public IToolsRoot? Tools { get; init; }

    /// <summary>An empty directory for this hook in this job (0700), kept between its points, removed at the end.</summary>
    public required string WorkDirectory { get; init; }

    /// <summary>The clock to use.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Directories that <see cref="Effects.UseToolsRoot"/> and <see cref="Effects.Mount"/> made available, by name.</summary>
    public ImmutableDictionary<string, string> Mounts { get; init; } =
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What the hooks of this job did so far, in order.</summary>
    public ImmutableArray<HookRun> EarlierHooks { get; init; } = [];
}
