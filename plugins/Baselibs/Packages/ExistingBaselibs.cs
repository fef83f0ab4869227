namespace Obs.Hooks.Plugins.Baselibs.Packages;

/// <summary>
/// Baselibs that the build made itself: bs_worker passes <c>--baselibs-internal</c>, which makes them where the build root has a
/// mkbaselibs (obs-build, <c>create_baselibs</c>).
/// </summary>
internal static class ExistingBaselibs
{
    /// <summary>The first of them, or null.</summary>
    /// <param name="results">Of the build.</param>
    /// <param name="candidates">What is to be converted.</param>
    /// <param name="targets">Of an architecture, as <c>x86_64:32bit</c>.</param>
    public static string? Find(IResultSet results, Candidates candidates, Func<string, IEnumerable<string>> targets)
    {
        var made = candidates.All
            .SelectMany(c => targets(c.Package.Arch), static (c, target) => (c.Package.Name, Target: target.Split(':', 2)))
            .Where(static t => t.Target.Length == 2)
            .Select(static t => (Name: $"{t.Name}-{t.Target[1]}", Suffix: $".{t.Target[0]}.rpm"))
            .ToHashSet();
        return results.Files
            .Where(Candidates.IsBinaryPackage)
            .Select(static f => f.Name)
            .FirstOrDefault(n => made.Contains((BuiltPackage.NameIn(n), n[n.LastIndexOf('.', n.Length - 5)..])));
    }
}
