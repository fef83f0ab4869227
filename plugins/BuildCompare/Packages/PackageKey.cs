namespace Obs.Hooks.Plugins.BuildCompare.Packages;

/// <summary>What stays of a package's name when it is built again.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Arch">Its architecture; <c>src</c> for source packages.</param>
internal sealed record PackageKey(string Name, string Arch) : IComparable<PackageKey>
{
    public int CompareTo(PackageKey? other)
    {
        var order = string.CompareOrdinal(Name, other?.Name);
        return order != 0 ? order : string.CompareOrdinal(Arch, other?.Arch);
    }

    public override string ToString() => $"{Name}.{Arch}";
}
