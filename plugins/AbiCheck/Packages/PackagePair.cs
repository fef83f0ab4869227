namespace Obs.Hooks.Plugins.AbiCheck.Packages;

/// <summary>A package of the last build and the same one of this build, each with what helps to compare it.</summary>
internal sealed record PackagePair(LibraryPackage Old, LibraryPackage New)
{
    public LibraryPackage? OldDebugInfo { get; init; }

    public LibraryPackage? NewDebugInfo { get; init; }

    public LibraryPackage? OldHeaders { get; init; }

    public LibraryPackage? NewHeaders { get; init; }

    public string Name => $"{New.Name}.{New.Arch}";
}
