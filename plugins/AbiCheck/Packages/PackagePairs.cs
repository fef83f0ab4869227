using System.Collections.Immutable;
using Obs.Hooks.Plugins.AbiCheck.Policy;
using Obs.Hooks.Plugins.AbiCheck.Running;

namespace Obs.Hooks.Plugins.AbiCheck.Packages;

/// <summary>What to compare with what, and what needs no comparing.</summary>
/// <param name="Pairs">Sorted by package.</param>
/// <param name="Changes">Packages and libraries that are gone, or cannot be looked at.</param>
internal sealed record PackagePairs(ImmutableArray<PackagePair> Pairs, ImmutableArray<AbiChange> Changes)
{
    public static PackagePairs Of(PackageSet before, PackageSet after, bool headers)
    {
        var pairs = ImmutableArray.CreateBuilder<PackagePair>();
        var changes = ImmutableArray.CreateBuilder<AbiChange>();
        foreach (var (file, problem) in after.Broken)
        {
            changes.Add(new AbiChange(ChangeKind.Error, file, problem));
        }

        foreach (var (file, problem) in before.Broken)
        {
            changes.Add(new AbiChange(ChangeKind.Error, file, $"of the last build: {problem}"));
        }

        var now = after.Compared.GroupBy(static p => (p.Name, p.Arch)).ToDictionary(static g => g.Key, static g => g.First());
        foreach (var old in before.Compared.DistinctBy(static p => (p.Name, p.Arch)).Where(static p => p.MayHaveLibraries))
        {
            var same = now.GetValueOrDefault((old.Name, old.Arch));
            var others = after.Compared.Where(p => p != same && Moved(old, same).Any(s => p.Sonames?.Contains(s) == true));
            LibraryPackage[] partners = same is null ? [.. others] : [same, .. others];
            pairs.AddRange(partners.Select(partner => Pair(before, after, old, partner, headers)));
            if (same is null)
            {
                changes.AddRange(Gone(old, after.Sonames()));
            }
        }

        return new PackagePairs(pairs.ToImmutable(), changes.ToImmutable());
    }

    /// <summary>A library that is in another package now is compared there.</summary>
    private static IEnumerable<string> Moved(LibraryPackage old, LibraryPackage? same) =>
        (old.Sonames ?? []).Where(s => same?.Sonames?.Contains(s) != true);

    private static PackagePair Pair(PackageSet before, PackageSet after, LibraryPackage old, LibraryPackage now, bool headers)
    {
        var (oldHeaders, newHeaders) = headers ? (before.HeadersOf(old), after.HeadersOf(now)) : (null, null);
        return new PackagePair(old, now)
        {
            OldDebugInfo = before.DebugInfoOf(old),
            NewDebugInfo = after.DebugInfoOf(now),
            OldHeaders = newHeaders is null ? null : oldHeaders,
            NewHeaders = oldHeaders is null ? null : newHeaders,
        };
    }

    private static IEnumerable<AbiChange> Gone(LibraryPackage old, ImmutableHashSet<string> sonames) => old.Sonames is null
        ? old.Name.StartsWith("lib", StringComparison.Ordinal) && char.IsAsciiDigit(old.Name[^1])
            ? [new AbiChange(ChangeKind.Soname, "", $"the package {old.Name} is gone")]
            : []
        : old.Sonames.Except(sonames).Order(StringComparer.Ordinal).Select(s => new AbiChange(ChangeKind.Soname, s, $"is gone with the package {old.Name}"));
}
