using System.Collections.Immutable;
using Obs.Hooks.Plugins.Baselibs.Packages;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.Baselibs.Running;

/// <summary>What a run left, checked: it was made of packages that anybody can have written.</summary>
internal static class MadePackages
{
    /// <param name="output">The run's output directory.</param>
    /// <param name="candidates">What it was made of.</param>
    /// <param name="problems">What is wrong with some of it.</param>
    /// <returns>The packages, by their file's path.</returns>
    public static ImmutableArray<(string Path, BuiltPackage Package)> Read(string output, ImmutableArray<Candidate> candidates, List<string> problems)
    {
        var directory = new DirectoryInfo(Path.Combine(output, "RPMS"));
        if (!directory.Exists)
        {
            return [];
        }

        var sources = candidates.Select(static c => c.Package.SourceRpm).ToHashSet(StringComparer.Ordinal);
        var made = ImmutableArray.CreateBuilder<(string, BuiltPackage)>();
        foreach (var file in directory.EnumerateFiles("*.rpm", SearchOption.AllDirectories).OrderBy(static f => f.FullName, StringComparer.Ordinal))
        {
            try
            {
                using var stream = file.OpenRead();
                var package = BuiltPackage.Read(stream, file.Name);
                if (sources.Contains(package.SourceRpm) && package.Arch == file.Directory!.Name)
                {
                    made.Add((file.FullName, package));
                }
                else
                {
                    problems.Add($"{Codes.BadOutput}: {file.Name}: found a package of {package.SourceRpm} for {package.Arch}; expected one of {sources.Order(StringComparer.Ordinal).First()} for {file.Directory!.Name}");
                }
            }
            catch (PackageFormatException e)
            {
                problems.Add($"{Codes.BadOutput}: {file.Name}: {e.Message}");
            }
        }

        return made.ToImmutable();
    }
}
