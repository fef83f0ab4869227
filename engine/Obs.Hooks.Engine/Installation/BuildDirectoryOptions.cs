namespace Obs.Hooks.Engine.Installation;

/// <summary>What <c>install worker</c> and <c>install server</c> were asked for.</summary>
internal sealed record BuildDirectoryOptions
{
    public required string BuildDirectory { get; init; }

    public required ShimSettings Shim { get; init; }

    /// <summary>Whether workers fetch the directory from here, so that the engine's path is one on other hosts.</summary>
    public bool Served { get; init; }

    /// <summary>The archive with the engine that shall travel along; empty for none.</summary>
    public string Archive { get; init; } = "";
}
