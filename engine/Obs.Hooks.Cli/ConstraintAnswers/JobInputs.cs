namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>What a person said about a job, and the directory that has the rest.</summary>
internal sealed record JobInputs
{
    /// <summary>Where files are looked for that were not named: a working copy, mostly.</summary>
    public required string Directory { get; init; }

    public string? JobFile { get; init; }

    public string? Project { get; init; }

    public string? Package { get; init; }

    /// <summary>The multibuild flavor.</summary>
    public string? Flavor { get; init; }

    public string? Repository { get; init; }

    public string? Arch { get; init; }

    public string? ConstraintsFile { get; init; }

    /// <summary>Whether a <c>_constraints</c> file that was not named is left alone.</summary>
    public bool IgnoresFile { get; init; }

    public string? RecipeFile { get; init; }

    public string? ProjectConfigFile { get; init; }

    /// <summary>Whether only what OBS's backend accepts is accepted.</summary>
    public bool Strict { get; init; }
}
