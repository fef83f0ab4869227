namespace Obs.Hooks.Plugins.Report.Model;

/// <summary>One result of the build, as the report's stage saw it.</summary>
internal sealed record ResultEntry
{
    public required string Directory { get; init; }

    public required string Name { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }
}
