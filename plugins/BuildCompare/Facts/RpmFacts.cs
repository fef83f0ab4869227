using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Shared.Rpm;

namespace Obs.Hooks.Plugins.BuildCompare.Facts;

/// <summary>
/// The facts of an rpm package. Left out are those every build changes: build time and host, release, sizes, times, devices,
/// inodes, cookies and signatures. Triggers are left out because build-compare leaves them out, and so are the files of a
/// source package: DISTURL stands for them.
/// </summary>
internal static class RpmFacts
{
    private const uint Ghost = 1 << 6;

    private static readonly int[] s_identity =
    [
        RpmTag.Name, RpmTag.Version, RpmTag.Summary, RpmTag.Description, RpmTag.Vendor, RpmTag.Distribution, RpmTag.DistUrl,
        RpmTag.License, RpmTag.Group, RpmTag.Url, RpmTag.ExcludeArch, RpmTag.ExcludeOs, RpmTag.ExclusiveArch,
        RpmTag.ExclusiveOs, RpmTag.RpmVersion, RpmTag.Platform, RpmTag.PayloadFormat, RpmTag.PayloadCompressor, RpmTag.PayloadFlags,
    ];

    private static readonly RelationTags[] s_relations =
    [
        new("conflicts", RpmTag.ConflictNames, RpmTag.ConflictFlags, RpmTag.ConflictVersions),
        new("obsoletes", RpmTag.ObsoleteNames, RpmTag.ObsoleteFlags, RpmTag.ObsoleteVersions),
        new("provides", RpmTag.ProvideNames, RpmTag.ProvideFlags, RpmTag.ProvideVersions),
        new("recommends", RpmTag.RecommendNames, RpmTag.RecommendFlags, RpmTag.RecommendVersions),
        new("requires", RpmTag.RequireNames, RpmTag.RequireFlags, RpmTag.RequireVersions),
        new("suggests", RpmTag.SuggestNames, RpmTag.SuggestFlags, RpmTag.SuggestVersions),
        new("supplements", RpmTag.SupplementNames, RpmTag.SupplementFlags, RpmTag.SupplementVersions),
    ];

    private static readonly ScriptTags[] s_scripts =
    [
        new("%pretrans", RpmTag.PreTransaction, RpmTag.PreTransactionProgram, RpmTag.PreTransactionFlags),
        new("%pre", RpmTag.PreInstall, RpmTag.PreInstallProgram, RpmTag.PreInstallFlags),
        new("%post", RpmTag.PostInstall, RpmTag.PostInstallProgram, RpmTag.PostInstallFlags),
        new("%preun", RpmTag.PreUninstall, RpmTag.PreUninstallProgram, RpmTag.PreUninstallFlags),
        new("%postun", RpmTag.PostUninstall, RpmTag.PostUninstallProgram, RpmTag.PostUninstallFlags),
        new("%posttrans", RpmTag.PostTransaction, RpmTag.PostTransactionProgram, RpmTag.PostTransactionFlags),
        new("%verifyscript", RpmTag.VerifyScript, RpmTag.VerifyScriptProgram, RpmTag.VerifyScriptFlags),
    ];

    /// <exception cref="PackageFormatException">The header is broken.</exception>
    public static PackageFacts Of(RpmHeader header)
    {
        var name = header.Text(RpmTag.Name);
        var versionRelease = $"{header.Text(RpmTag.Version)}-{header.Text(RpmTag.Release)}";
        var trimmer = new ReleaseTrimmer(name, versionRelease);
        var isSource = !header.Has(RpmTag.SourceRpm);
        return new PackageFacts
        {
            Name = name,
            Arch = header.Text(RpmTag.Arch),
            VersionRelease = versionRelease,
            IsSource = isSource,
            Sections =
            [
                new FactSection("description", Identity(header)),
                new FactSection("dependencies", Relations(header, trimmer, isSource)),
                new FactSection("scripts", Scripts(header, trimmer)),
                new FactSection("file list", FileList(header, trimmer)),
            ],
            Files = isSource ? [] : Files(header, trimmer),
        };
    }

    private static ImmutableArray<string> Identity(RpmHeader header)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var tag in s_identity)
        {
            lines.AddRange(header.Texts(tag).SelectMany(static t => t.Split('\n')));
        }

        lines.Add($"epoch {Join(header.Numbers(RpmTag.Epoch))}");
        if (header.Texts(RpmTag.ChangelogTexts) is [var text, ..] && header.Numbers(RpmTag.ChangelogTimes) is [var time, ..])
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"changelog {time} {header.Text(RpmTag.ChangelogNames)}"));
            lines.AddRange(text.Split('\n'));
        }

        return lines.ToImmutable();
    }

    private static ImmutableArray<string> Relations(RpmHeader header, ReleaseTrimmer trimmer, bool isSource)
    {
        var lines = new List<string>();
        foreach (var relation in s_relations)
        {
            // A source package provides itself in its own release only.
            if (isSource && relation.Names == RpmTag.ProvideNames)
            {
                continue;
            }

            var (names, flags, versions) = (header.Texts(relation.Names), header.Numbers(relation.Flags), header.Texts(relation.Versions));
            for (var i = 0; i < names.Length; i++)
            {
                var line = string.Create(
                    CultureInfo.InvariantCulture, $"{relation.Title} {names[i]} {At(flags, i)} {At(versions, i)}");
                if (trimmer.Trim(line) is { } trimmed)
                {
                    lines.Add(trimmed);
                }
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return [.. lines];
    }

    private static ImmutableArray<string> Scripts(RpmHeader header, ReleaseTrimmer trimmer)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var script in s_scripts)
        {
            if (header.Has(script.Text) || header.Has(script.Program))
            {
                lines.Add($"{script.Title} {string.Join(' ', header.Texts(script.Program))} {Join(header.Numbers(script.Flags))}");
                lines.AddRange(trimmer.TrimLines(header.Text(script.Text)));
            }
        }

        return lines.ToImmutable();
    }

    private static ImmutableArray<string> FileList(RpmHeader header, ReleaseTrimmer trimmer)
    {
        var paths = Paths(header);
        var (flags, modes, devices) = (header.Numbers(RpmTag.FileFlags), header.Numbers(RpmTag.FileModes), header.Numbers(RpmTag.FileDevices));
        var (users, groups) = (header.Texts(RpmTag.FileUserNames), header.Texts(RpmTag.FileGroupNames));
        var (verify, targets) = (header.Numbers(RpmTag.FileVerifyFlags), header.Texts(RpmTag.FileLinkTargets));
        var lines = ImmutableArray.CreateBuilder<string>(paths.Length);
        for (var i = 0; i < paths.Length; i++)
        {
            var mode = Convert.ToString(At(modes, i), 8);
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{paths[i]} {At(flags, i)} {mode} {At(users, i)} {At(groups, i)} {At(devices, i)} {At(verify, i)} {At(targets, i)}");
            if (trimmer.Trim(line) is { } trimmed)
            {
                lines.Add(trimmed);
            }
        }

        return lines.ToImmutable();
    }

    private static ImmutableArray<FileFact> Files(RpmHeader header, ReleaseTrimmer trimmer)
    {
        var paths = Paths(header);
        var (flags, digests) = (header.Numbers(RpmTag.FileFlags), header.Texts(RpmTag.FileDigests));
        var files = ImmutableArray.CreateBuilder<FileFact>(paths.Length);
        for (var i = 0; i < paths.Length; i++)
        {
            if (At(flags, i) != Ghost && trimmer.Trim(paths[i]) is { } key)
            {
                files.Add(new FileFact(key, paths[i], At(digests, i)));
            }
        }

        return files.ToImmutable();
    }

    /// <summary>rpm before 4 stored whole names.</summary>
    private static string[] Paths(RpmHeader header)
    {
        var (names, places, directories) =
            (header.Texts(RpmTag.BaseNames), header.Numbers(RpmTag.DirectoryIndexes), header.Texts(RpmTag.DirectoryNames));
        if (names.Length == 0)
        {
            return header.Texts(RpmTag.OldFileNames);
        }

        for (var i = 0; i < names.Length; i++)
        {
            var place = At(places, i);
            names[i] = (place < directories.Length ? directories[place] : "") + names[i];
        }

        return names;
    }

    private static string At(string[] values, int index) => index < values.Length ? values[index] : "";

    private static uint At(uint[] values, int index) => index < values.Length ? values[index] : 0;

    private static string Join(uint[] values) =>
        string.Join(' ', values.Select(static v => v.ToString(CultureInfo.InvariantCulture)));

    private sealed record RelationTags(string Title, int Names, int Flags, int Versions);

    private sealed record ScriptTags(string Title, int Text, int Program, int Flags);
}
