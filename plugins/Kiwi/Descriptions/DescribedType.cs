namespace Obs.Hooks.Plugins.Kiwi.Descriptions;

/// <summary>A <c>&lt;type&gt;</c> of a description.</summary>
/// <param name="Image">Its <c>image</c>, for example <c>tbz</c>.</param>
/// <param name="Primary">Whether it is the one to build when none is named.</param>
/// <param name="Profiles">The profiles of its <c>&lt;preferences&gt;</c>; empty: all.</param>
internal sealed record DescribedType(string Image, bool Primary, string[] Profiles)
{
    /// <summary>Where it is in the file.</summary>
    public int Line { get; init; }

    /// <summary>
    /// The attribute or element by which a disk would need more than partitions and their file systems, and what that is, for example
    /// <c>luks (device mapper)</c>; empty: none.
    /// </summary>
    public string Obstacle { get; init; } = "";

    /// <summary>Whether it takes part when this profile is built.</summary>
    public bool IsOf(string profile) => Profiles.Length == 0 || Array.IndexOf(Profiles, profile) >= 0;
}
