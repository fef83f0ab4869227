namespace Obs.Hooks;

/// <summary>How the job stands when a hook runs.</summary>
public enum BuildOutcome
{
    /// <summary>The real build has not run (yet).</summary>
    NotRun,

    /// <summary>Exit status 0.</summary>
    Succeeded,

    /// <summary>Exit status 1, another unknown status, or a signal.</summary>
    Failed,

    /// <summary>Exit status 2, by the build or by a hook.</summary>
    Unchanged,

    /// <summary>Exit status 3 or 4.</summary>
    BadHost,

    /// <summary>Exit status 9: dynamic build requires; the job will be scheduled again with more packages.</summary>
    GeneratedBuildRequires,

    /// <summary>Somebody killed or discarded the job.</summary>
    Killed,

    /// <summary>The engine of this job died; its journal is being replayed by a later start.</summary>
    Crashed,
}
