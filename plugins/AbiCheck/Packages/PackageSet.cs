using System.Collections.Immutable;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.AbiCheck.Packages;

/// <summary>The packages of one build.</summary>
/// <param name="All">Sorted by file name.</param>
/// <param name="Broken">What is wrong with the others, by file name.</param>
internal sealed record PackageSet(ImmutableArray<LibraryPackage> All, ImmutableArray<(string File, string Problem)> Broken)
{
    public static PackageSet Of(IEnumerable<PackageFile> files)
    {
        var all = ImmutableArray.CreateBuilder<LibraryPackage>();
        var broken = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var file in files.OrderBy(static f => f.Name, StringComparer.Ordinal))
        {
            try
            {
                if (PackageReader.Read(file) is { } package)
                {
                    all.Add(package);
                }
            }
            catch (PackageFormatException e)
            {
                broken.Add((file.Name, e.Message));
            }
        }

        return new PackageSet(all.ToImmutable(), broken.ToImmutable());
    }

    /// <summary>Those to compare.</summary>
    public IEnumerable<LibraryPackage> Compared => All.Where(static p => p.IsCompared);

    /// <summary>The shared libraries that the packages provide, as far as they say so.</summary>
    public ImmutableHashSet<string> Sonames() => All.SelectMany(static p => p.Sonames ?? []).ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>
    /// The debug information of a package, or null: its own, or that of the whole source package, or the only one there is.
    /// abipkgdiff takes one.
    /// </summary>
    public LibraryPackage? DebugInfoOf(LibraryPackage package)
    {
        var candidates = All.Where(p => p.DebuggedName is not null && p.Arch == package.Arch).ToList();
        return candidates.Find(p => p.DebuggedName == package.Name)
            ?? candidates.Find(p => p.DebuggedName == package.Source)
            ?? (candidates is [var only] ? only : null);
    }

    /// <summary>The headers of a package: those of <c>NAME-devel</c>, <c>SOURCE-devel</c>, or the only such package; or null.</summary>
    public LibraryPackage? HeadersOf(LibraryPackage package)
    {
        var candidates = All.Where(p => p.IsCompared && p.Arch == package.Arch && (p.Name.EndsWith("-devel", StringComparison.Ordinal) || p.Name.EndsWith("-dev", StringComparison.Ordinal))).ToList();
        return candidates.Find(p => p.Name == package.Name + "-devel" || p.Name == package.Name + "-dev")
            ?? candidates.Find(p => package.Source.Length > 0 && p.Name == package.Source + "-devel")
            ?? (candidates is [var only] ? only : null);
    }
}
