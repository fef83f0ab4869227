using System.Collections.Immutable;
using Obs.Hooks.Plugins.Baselibs.Packages;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.Baselibs.Running;

/// <summary>What a run left, checked: it was made of packages that anybody can have written.</summary>
internal static class MadePackages
{
    /// <param name="output">The run's output directory.</param>
    /// <param name="candidates">What it was made of.</param>
    /// <param name="report">What mkbaselibs said.</param>
    /// <param name="results">Names of the build's own packages.</param>
    /// <param name="problems">What is wrong with some of it.</param>
    /// <returns>The packages, by their file's path.</returns>
    public static ImmutableArray<(string Path, BuiltPackage Package)> Read(
        string output, ImmutableArray<Candidate> candidates, MkbaselibsReport report, ImmutableHashSet<string> results, out List<string> problems)
    {
        var found = new List<string>();
        var sources = candidates.Select(static c => c.Package.SourceRpm).ToHashSet(StringComparer.Ordinal);
        var made = ImmutableArray.CreateBuilder<(string, BuiltPackage)>();
        foreach (var file in Files(output))
        {
            var (package, problem) = Read(file, sources);
            if (package is not null)
            {
                made.Add((file.FullName, package));
                problem = results.Contains(file.Name) ? "there is a result of that name; choose another targetname" : null;
            }

            if (problem is not null)
            {
                found.Add($"{Codes.BadOutput}: {file.Name}: {problem}");
            }
        }

        if (made.Count != report.Built.Length && found.Count == 0)
        {
            found.Add($"{Codes.BadOutput}: found {made.Count} packages; expected one for each of {string.Join(", ", report.Built)}; packages of the same name overwrite each other, choose another targetname");
        }

        problems = found;
        return made.ToImmutable();
    }

    private static IEnumerable<FileInfo> Files(string output) => new DirectoryInfo(Path.Combine(output, "RPMS")) is { Exists: true } directory
        ? directory.EnumerateFiles("*.rpm", SearchOption.AllDirectories).OrderBy(static f => f.FullName, StringComparer.Ordinal)
        : [];

    private static (BuiltPackage? Package, string? Problem) Read(FileInfo file, HashSet<string> sources)
    {
        try
        {
            using var stream = file.OpenRead();
            var package = BuiltPackage.Read(stream, file.Name);
            return sources.Contains(package.SourceRpm) && package.Arch == file.Directory!.Name
                ? (package, null)
                : (null, $"found a package of {package.SourceRpm} for {package.Arch}; expected one of {sources.Order(StringComparer.Ordinal).First()} for {file.Directory!.Name}");
        }
        catch (PackageFormatException e)
        {
            return (null, e.Message);
        }
    }
}
