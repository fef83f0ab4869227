using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.AbiCheck.Packages;

/// <summary>A binary package of this build or the last.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Arch">Its architecture.</param>
/// <param name="Source">Name of its source package; empty when not known.</param>
/// <param name="FileName">Of the characters package names have.</param>
/// <param name="Path">A path by which a tool can read it.</param>
/// <param name="Sonames">What its header provides as shared libraries; null when it does not say (deb).</param>
/// <param name="MayHaveLibraries">Whether there is anything to compare.</param>
internal sealed record LibraryPackage(
    string Name, string Arch, string Source, string FileName, string Path, ImmutableHashSet<string>? Sonames, bool MayHaveLibraries)
{
    private static readonly ImmutableArray<string> s_debugSuffixes = ["-debuginfo", "-dbgsym", "-dbg"];

    /// <summary>The name of the package whose debug information this is; null when it is none.</summary>
    public string? DebuggedName => s_debugSuffixes.FirstOrDefault(s => Name.EndsWith(s, StringComparison.Ordinal)) is { } suffix ? Name[..^suffix.Length] : null;

    /// <summary>
    /// Whether to compare it: not sources of debug information, nor baselibs, which are made of packages that are compared.
    /// </summary>
    public bool IsCompared =>
        DebuggedName is null && !Name.EndsWith("-debugsource", StringComparison.Ordinal)
        && !Name.EndsWith("-32bit", StringComparison.Ordinal) && !Name.EndsWith("-64bit", StringComparison.Ordinal);
}
