namespace Obs.Hooks.Plugins.InstallCheck.Tests;

/// <summary>A small package.</summary>
/// <param name="Name">Its name.</param>
internal sealed record Sample(string Name)
{
    /// <summary>An essential package of a shell, for the build root.</summary>
    public static Sample Base { get; } = new("tiny-base");

    public string Depends { get; init; } = "";

    public string Conflicts { get; init; } = "";

    /// <summary>A file it has, without the leading slash.</summary>
    public string File { get; init; } = "";

    /// <summary>What it does when it is installed.</summary>
    public string Script { get; init; } = "";

    /// <summary>Size of a file of zeros, as truncate(1) takes it.</summary>
    public string Size { get; init; } = "";
}
