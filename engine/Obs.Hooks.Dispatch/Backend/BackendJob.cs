using System.Collections.Immutable;

namespace Obs.Hooks.Dispatch.Backend;

/// <summary>A job file (<c>buildinfo</c>), the parts that decide where and when it is built.</summary>
internal sealed record BackendJob
{
    /// <summary>Architecture, which is also the directory of the file.</summary>
    public required string Arch { get; init; }

    /// <summary>Name of the file: <c>project::repository::package-srcmd5</c>.</summary>
    public required string Name { get; init; }

    public required string Project { get; init; }

    public required string Repository { get; init; }

    /// <summary>With its flavor: <c>gcc:cross</c>.</summary>
    public required string Package { get; init; }

    /// <summary>Architecture of the workers for a cross build; empty otherwise.</summary>
    public string HostArch { get; init; } = "";

    /// <summary>The recipe, <c>_aggregate</c> or <c>_preinstallimage</c>.</summary>
    public string File { get; init; } = "";

    public string SourceMd5 { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>How many packages wait for it.</summary>
    public int Needed { get; init; }

    /// <summary>When the sources were committed; null if the job does not say.</summary>
    public DateTimeOffset? Committed { get; init; }

    /// <summary>When it could have been built first; the time of the file if the job does not say.</summary>
    public required DateTimeOffset Ready { get; init; }

    /// <summary>MD5 of the <c>_constraints</c> file; empty without one.</summary>
    public string ConstraintsMd5 { get; init; } = "";

    /// <summary><c>Constraint:</c> lines of the project configuration.</summary>
    public ImmutableArray<string> ProjectConstraints { get; init; } = [];

    /// <summary><c>#!BuildConstraint:</c> lines of the recipe.</summary>
    public ImmutableArray<string> RecipeConstraints { get; init; } = [];

    /// <summary>Whose workers may take it.</summary>
    public string BuildArch => HostArch.Length > 0 ? HostArch : Arch;

    /// <summary>Whether the dispatcher hands it out: aggregates are the scheduler's own business.</summary>
    public bool IsDispatched => File.Length > 0 && File != "_aggregate";
}
