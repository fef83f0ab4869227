using System.Collections.Immutable;
using Obs.Hooks.Plugins.Baselibs.Configuration;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.Baselibs.Packages;

/// <summary>Which results are to be converted.</summary>
/// <param name="All">Sorted by file name.</param>
/// <param name="Broken">What is wrong with results that should be among them.</param>
internal sealed record Candidates(ImmutableArray<Candidate> All, ImmutableArray<string> Broken)
{
    private const string Suffix = ".rpm";
    private const string DebugSuffix = "-debuginfo";

    /// <summary>Whether a result is a package that can be converted at all.</summary>
    public static bool IsBinaryPackage(ResultFile file) =>
        file.Name.EndsWith(Suffix, StringComparison.Ordinal)
        && !file.Name.EndsWith(".src.rpm", StringComparison.Ordinal)
        && !file.Name.EndsWith(".nosrc.rpm", StringComparison.Ordinal);

    public static Candidates Among(IResultSet results, IEnumerable<BaselibsConf> configurations)
    {
        var names = configurations.SelectMany(static c => c.Packages).Select(static l => l.Package!).ToHashSet(StringComparer.Ordinal);
        var all = ImmutableArray.CreateBuilder<Candidate>();
        var broken = ImmutableArray.CreateBuilder<string>();
        foreach (var file in results.Files.Where(IsBinaryPackage).Where(f => IsNamed(BuiltPackage.NameIn(f.Name), names)))
        {
            try
            {
                using var stream = results.OpenRead(file);
                all.Add(new Candidate(file, BuiltPackage.Read(stream, file.Name), results.PathOf(file)));
            }
            catch (PackageFormatException e)
            {
                broken.Add($"{Codes.BadPackage}: {file.Name}: {e.Message}");
            }
        }

        all.Sort(static (a, b) => string.CompareOrdinal(a.File.Name, b.File.Name));
        return new Candidates(all.ToImmutable(), broken.ToImmutable());
    }

    private static bool IsNamed(string name, HashSet<string> names) =>
        names.Contains(name)
        || (name.EndsWith(DebugSuffix, StringComparison.Ordinal) && names.Contains(name[..^DebugSuffix.Length]));
}
