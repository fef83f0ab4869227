using System.Collections.Immutable;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Shared.Rpm;

namespace Obs.Hooks.Plugins.Target;

/// <summary>Reads headers of rpm packages.</summary>
internal static class RpmFacts
{
    /// <summary>RPMSENSE_RPMLIB and RPMSENSE_MISSINGOK: what rpm itself must know, and what need not be there.</summary>
    private const uint NotOfPackages = (1 << 24) | (1 << 19);

    /// <returns>Null, and a problem, when it is no package.</returns>
    public static PackageFacts? Read(TargetPackage package, ImmutableArray<Problem>.Builder problems)
    {
        try
        {
            using var stream = File.OpenRead(package.Path);
            var header = RpmFile.Read(stream).Header;
            var name = header.Text(RpmTag.Name);
            return new PackageFacts(package, name, Needs(header), Provides(header, name)) { Arch = header.Text(RpmTag.Arch) };
        }
        catch (PackageFormatException e)
        {
            problems.Add(new Problem(ProblemKind.Unreadable, MessageLines.Plain(package.FileName), MessageLines.Plain(e.Message)) { File = package.FileName });
            return null;
        }
    }

    private static ImmutableArray<ImmutableArray<string>> Needs(RpmHeader header)
    {
        var names = header.Texts(RpmTag.RequireNames);
        var flags = header.Numbers(RpmTag.RequireFlags);
        var needs = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        for (var i = 0; i < names.Length; i++)
        {
            if (i >= flags.Length || (flags[i] & NotOfPackages) == 0)
            {
                needs.Add(names[i].StartsWith('(') ? Words(names[i]) : [names[i]]);
            }
        }

        return needs.ToImmutable();
    }

    /// <summary>Of a condition like <c>(a or b &gt;= 2)</c> any word: what of it matters is rpm's to say.</summary>
    private static ImmutableArray<string> Words(string condition) => [.. condition.Split(['(', ')', ' '], StringSplitOptions.RemoveEmptyEntries)];

    private static ImmutableArray<string> Provides(RpmHeader header, string name)
    {
        var directories = header.Texts(RpmTag.DirectoryNames);
        var indexes = header.Numbers(RpmTag.DirectoryIndexes);
        var files = header.Texts(RpmTag.BaseNames)
            .Select((f, i) => i < indexes.Length && indexes[i] < directories.Length ? directories[indexes[i]] + f : f);
        return [name, .. header.Texts(RpmTag.ProvideNames), .. files];
    }
}
