using System.Collections.Immutable;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Engine.Builds;

/// <summary>
/// Reads <c>.build.rpmlist</c>: one <c>NAME PATH</c> a line, then tags. A later line of a tag replaces an earlier one,
/// as in obs-build's init_buildsystem.
/// </summary>
internal static class RpmList
{
    private static readonly PackageUses[] Tags =
    [
        PackageUses.Preinstall, PackageUses.VmInstall, PackageUses.RunScripts, PackageUses.NoInstall, PackageUses.InstallOnly,
    ];

    public static ImmutableArray<JobPackage> Parse(string text)
    {
        var packages = new List<JobPackage>();
        var tagged = new HashSet<string>?[Tags.Length];
        foreach (var wholeLine in text.Split('\n'))
        {
            var line = wholeLine.AsSpan().Trim();
            var space = line.IndexOfAny(' ', '\t');
            if (space <= 0)
            {
                continue;
            }

            var first = line[..space];
            var rest = line[(space + 1)..].TrimStart();
            if (first[^1] != ':')
            {
                packages.Add(new JobPackage(first.ToString(), rest.ToString(), PackageUses.Install));
            }
            else if (first.SequenceEqual("sysroot:"))
            {
                var end = rest.IndexOfAny(' ', '\t');
                if (end > 0)
                {
                    packages.Add(new JobPackage(rest[..end].ToString(), rest[(end + 1)..].Trim().ToString(), PackageUses.Sysroot));
                }
            }
            else if (TagOf(first) is >= 0 and var tag)
            {
                var names = rest.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                tagged[tag] = new HashSet<string>(names, StringComparer.Ordinal);
            }
        }

        return packages.ConvertAll(package => package with { Uses = Combine(package, tagged) }).ToImmutableArray();
    }

    /// <summary>The index in <see cref="Tags"/>, or -1.</summary>
    private static int TagOf(ReadOnlySpan<char> tag) => tag switch
    {
        "preinstall:" => 0,
        "vminstall:" => 1,
        "runscripts:" => 2,
        "noinstall:" => 3,
        "installonly:" => 4,
        _ => -1,
    };

    private static PackageUses Combine(JobPackage package, HashSet<string>?[] tagged)
    {
        var uses = package.Uses;
        if (uses == PackageUses.Sysroot)
        {
            return uses;
        }

        for (var tag = 0; tag < tagged.Length; tag++)
        {
            if (tagged[tag] is { } names && names.Contains(package.Name))
            {
                uses |= Tags[tag];
            }
        }

        return (uses & PackageUses.NoInstall) != 0 ? uses & ~PackageUses.Install : uses;
    }
}
