using System.Collections.Immutable;
using Obs.Hooks.Plugins.Baselibs.Configuration;
using Obs.Hooks.Plugins.Baselibs.Packages;
using Obs.Hooks.Plugins.Baselibs.Running;

namespace Obs.Hooks.Plugins.Baselibs;

/// <summary>Packages that baselibs.conf names in vain; mkbaselibs does not mention them, or not so that anybody fails.</summary>
internal static class Shortfalls
{
    private const int ShownNames = 8;

    /// <summary>Those that the build did not make, for lines that are for this architecture.</summary>
    public static IEnumerable<ConfIssue> Names(BaselibsConf own, ImmutableArray<ResultFile> built, Candidates candidates)
    {
        var names = built.Select(static f => BuiltPackage.NameIn(f.Name)).Distinct().Order(StringComparer.Ordinal).ToList();
        var architectures = candidates.All.Select(static c => c.Package.Arch).ToHashSet(StringComparer.Ordinal);
        var shown = string.Join(", ", names.Take(ShownNames)) + (names.Count > ShownNames ? ", …" : "");
        return own.Packages
            .Where(l => !names.Contains(l.Package!, StringComparer.Ordinal) && (l.Arch.Length == 0 || architectures.Contains(l.Arch)))
            .Select(l => new ConfIssue(
                Codes.NoSuchPackage, l.Place, $"the package {l.Package}, which was not built", $"one of {shown}", "correct the name, or put \"arch …\" in front of it"));
    }

    /// <summary>Those of which no file is taken.</summary>
    public static IEnumerable<ConfIssue> Empty(BaselibsConf own, MkbaselibsReport report)
    {
        foreach (var empty in report.Empty)
        {
            var name = MkbaselibsReport.NameOf(empty);
            if (own.Packages.FirstOrDefault(l => l.Package == name) is { } line)
            {
                yield return new ConfIssue(
                    Codes.NoFiles, line.Place, $"{empty}, of which no file is taken", "rules that match a file of the package", "add +REGEX below it");
            }
        }

        foreach (var file in report.WithoutFiles)
        {
            var name = BuiltPackage.NameIn(file);
            if (own.Packages.FirstOrDefault(l => l.Package == name) is { } line)
            {
                yield return new ConfIssue(Codes.NoFiles, line.Place, $"{name}, which has no files", "a package with libraries", "remove it");
            }
        }
    }
}
