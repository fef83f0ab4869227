using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Target;

/// <summary>
/// Chooses the packages of the build root that the new ones need, and what those need. No solver: the build root's packages were
/// solved together, so that any part of them that is closed under dependencies fits together, too.
/// </summary>
internal static class Closure
{
    /// <param name="packages">All packages.</param>
    /// <param name="wanted">What is to be there besides: names of packages, files, or what else packages provide.</param>
    /// <returns>Packages of the build root, in the order in which they were given.</returns>
    public static ImmutableArray<PackageFacts> Of(ImmutableArray<PackageFacts> packages, ImmutableArray<string> wanted)
    {
        var providers = new Dictionary<string, List<PackageFacts>>(StringComparer.Ordinal);
        foreach (var package in packages)
        {
            foreach (var name in package.Provides)
            {
                (providers.TryGetValue(name, out var list) ? list : providers[name] = []).Add(package);
            }
        }

        var chosen = new HashSet<TargetPackage>();
        var open = new Queue<PackageFacts>(packages.Where(static p => p.IsEssential || p.Package.IsNew));
        foreach (var name in wanted)
        {
            if (Choose([name], providers, chosen) is { } provider)
            {
                open.Enqueue(provider);
            }
        }

        while (open.TryDequeue(out var package))
        {
            if (chosen.Add(package.Package))
            {
                foreach (var need in package.Needs)
                {
                    if (Choose(need, providers, chosen) is { } provider)
                    {
                        open.Enqueue(provider);
                    }
                }
            }
        }

        return [.. packages.Where(p => !p.Package.IsNew && chosen.Contains(p.Package))];
    }

    /// <summary>A new package before one of the build root, one that is there anyway before another, the first alternative first.</summary>
    private static PackageFacts? Choose(
        ImmutableArray<string> need, Dictionary<string, List<PackageFacts>> providers, HashSet<TargetPackage> chosen)
    {
        var candidates = need.SelectMany(n => providers.GetValueOrDefault(n, [])).ToArray();
        return Array.Find(candidates, static c => c.Package.IsNew)
            ?? Array.Find(candidates, c => chosen.Contains(c.Package))
            ?? candidates.FirstOrDefault();
    }
}
