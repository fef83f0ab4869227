namespace Obs.Hooks;

/// <summary>What a refusal at <see cref="HookPoint.Precheck"/> covers (bs_worker's host check exit status 1 or 2).</summary>
public enum RefusalScope
{
    /// <summary>This package only (exit status 1).</summary>
    Package,

    /// <summary>All packages of the job's project and repository (exit status 2).</summary>
    Repository,
}
