using System.Collections.Immutable;
using Obs.Hooks.Plugins.BuildCompare.Packages;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.BuildCompare;

/// <summary>
/// Decides as build-compare's same-build-result.sh does whether a build has other results than the last one: the same
/// packages, each with the same meaning, the same findings of rpmlint, the same AppStream files.
/// </summary>
internal sealed class ResultComparer(ImmutableArray<IPackageFormat> formats, PackageComparer packages)
{
    /// <summary>Packages whose contents are looked into at most once this many differences are known.</summary>
    private const int EnoughDifferences = 3;

    /// <summary>What differs; nothing when the results are the same.</summary>
    public async Task<ImmutableArray<Difference>> CompareAsync(
        ImmutableArray<PackageFile> before, ImmutableArray<PackageFile> after, CancellationToken cancellationToken)
    {
        var differences = ImmutableArray.CreateBuilder<Difference>();
        foreach (var format in formats)
        {
            await CompareAsync(format, Of(format, before), Of(format, after), differences, cancellationToken).ConfigureAwait(false);
        }

        differences.AddRange(SideFiles.Compare(before, after));
        return differences.ToImmutable();
    }

    /// <summary>The packages that both builds have, by what makes them the same package; those that cannot be read left out.</summary>
    public IEnumerable<(PackageFile Before, PackageFile After)> Pairs(
        ImmutableArray<PackageFile> before, ImmutableArray<PackageFile> after)
    {
        foreach (var format in formats)
        {
            var unreadable = ImmutableArray.CreateBuilder<Difference>();
            var (olds, news) = (Keyed(format, Of(format, before), unreadable), Keyed(format, Of(format, after), unreadable));
            foreach (var (key, package) in news.OrderBy(static p => p.Key))
            {
                if (olds.TryGetValue(key, out var old))
                {
                    yield return (old, package);
                }
            }
        }
    }

    public bool IsPackage(string name) => formats.Any(f => f.Handles(name));

    private async Task CompareAsync(
        IPackageFormat format,
        List<PackageFile> before,
        List<PackageFile> after,
        ImmutableArray<Difference>.Builder differences,
        CancellationToken cancellationToken)
    {
        var (olds, news) = (Keyed(format, before, differences), Keyed(format, after, differences));
        var gone = olds.Keys.Except(news.Keys).Order().Select(static k => new Difference(k.ToString(), "the package is gone"));
        var come = news.Keys.Except(olds.Keys).Order().Select(static k => new Difference(k.ToString(), "the package is new"));
        differences.AddRange(gone.Concat(come));
        if (format is RpmFormat && after.Count > 0 && !olds.Keys.Concat(news.Keys).Any(static k => k.Arch == "src"))
        {
            differences.Add(new Difference("source package", "there is none to compare"));
        }

        foreach (var (key, package) in news.OrderBy(static p => p.Key))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (differences.Count < EnoughDifferences
                && olds.TryGetValue(key, out var old)
                && !SkippedPackages.Contains(package.Name))
            {
                differences.AddRange(await packages.CompareAsync(format, old, package, cancellationToken).ConfigureAwait(false));
            }
        }
    }

    private static Dictionary<PackageKey, PackageFile> Keyed(
        IPackageFormat format, List<PackageFile> files, ImmutableArray<Difference>.Builder differences)
    {
        var keyed = new Dictionary<PackageKey, PackageFile>();
        foreach (var file in files)
        {
            try
            {
                if (!keyed.TryAdd(format.KeyOf(file), file))
                {
                    differences.Add(new Difference(file.Name, "there are two packages of that name"));
                }
            }
            catch (PackageFormatException e)
            {
                differences.Add(new Difference(file.Name, $"cannot be compared: {e.Message}"));
            }
        }

        return keyed;
    }

    private static List<PackageFile> Of(IPackageFormat format, ImmutableArray<PackageFile> files) =>
        [.. files.Where(f => format.Handles(f.Name))];
}
