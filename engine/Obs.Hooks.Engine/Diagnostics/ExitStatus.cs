namespace Obs.Hooks.Engine.Diagnostics;

/// <summary>The exit statuses of obs-build's <c>build</c> as bs_worker reads them.</summary>
internal enum ExitStatus
{
    Success = 0,
    Failed = 1,
    Unchanged = 2,
    BadHost = 3,

    /// <summary>Takes the whole worker down; the engine only ever passes it on from the real build.</summary>
    FatalHost = 4,

    GeneratedBuildRequires = 9,
}
