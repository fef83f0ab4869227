using Obs.Hooks.Plugins.AbiCheck.Packages;

namespace Obs.Hooks.Plugins.AbiCheck.Running;

/// <summary>
/// abipkgdiff ends with 0 and without a word when it takes all libraries of a package for private ones, for want of rpm in the root
/// say. With <c>--verbose</c> it tells what it looks at: every library that the last build's package provides must be among that.
/// </summary>
internal static class ComparisonProof
{
    private const string Mapped = "mapped binary with key '";

    /// <param name="package">Of the last build.</param>
    /// <param name="log">Standard error of abipkgdiff.</param>
    /// <returns>Libraries that nothing was done with, sorted.</returns>
    public static IEnumerable<string> Missing(LibraryPackage package, string log)
    {
        var keys = log.Split('\n')
            .Where(static l => l.Contains(Mapped, StringComparison.Ordinal))
            .Select(static l => l[(l.IndexOf(Mapped, StringComparison.Ordinal) + Mapped.Length)..].TrimEnd('\''))
            .ToList();

        // A library without a SONAME goes by its path, and rpm provides its file name.
        return (package.Sonames ?? [])
            .Where(s => !keys.Exists(k => k.EndsWith($"@soname:{s}", StringComparison.Ordinal) || k.EndsWith($"/{s}", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);
    }
}
