using System.Collections.Immutable;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Engine.Builds;

/// <summary>
/// Reads <c>.build.rpmlist</c>: one <c>NAME PATH</c> a line, then tags. A later line of a tag replaces an earlier one,
/// as in obs-build's init_buildsystem.
/// </summary>
internal static class RpmList
{
    public static ImmutableArray<JobPackage> Parse(string text)
    {
        var names = new List<(string Name, string Source, PackageUses Uses)>();
        var tags = new Dictionary<PackageUses, string>();
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].Trim();
            var space = line.IndexOfAny(' ', '\t');
            if (space <= 0)
            {
                continue;
            }

            var first = line[..space];
            var rest = line[(space + 1)..].TrimStart();
            if (first[^1] != ':')
            {
                names.Add((first.ToString(), rest.ToString(), PackageUses.Install));
            }
            else if (first.SequenceEqual("sysroot:"))
            {
                var end = rest.IndexOfAny(' ', '\t');
                if (end > 0)
                {
                    names.Add((rest[..end].ToString(), rest[(end + 1)..].Trim().ToString(), PackageUses.Sysroot));
                }
            }
            else if (UseOf(first) is { } use)
            {
                tags[use] = rest.ToString();
            }
        }

        var members = tags.ToDictionary(
            static t => t.Key,
            static t => t.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal));
        return [.. names.Select(n => new JobPackage(n.Name, n.Source, Combine(n.Name, n.Uses, members)))];
    }

    private static PackageUses? UseOf(ReadOnlySpan<char> tag) => tag switch
    {
        "preinstall:" => PackageUses.Preinstall,
        "vminstall:" => PackageUses.VmInstall,
        "runscripts:" => PackageUses.RunScripts,
        "noinstall:" => PackageUses.NoInstall,
        "installonly:" => PackageUses.InstallOnly,
        _ => null,
    };

    private static PackageUses Combine(string name, PackageUses uses, Dictionary<PackageUses, HashSet<string>> members)
    {
        if (uses == PackageUses.Sysroot)
        {
            return uses;
        }

        foreach (var (use, packages) in members)
        {
            if (packages.Contains(name))
            {
                uses |= use;
            }
        }

        return uses.HasFlag(PackageUses.NoInstall) ? uses & ~PackageUses.Install : uses;
    }
}
