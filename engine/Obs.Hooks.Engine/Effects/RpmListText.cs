using System.Collections.Immutable;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Engine.Effects;

/// <summary>
/// The text of <c>.build.rpmlist</c>. Lines are <c>NAME PATH</c>, <c>sysroot: NAME PATH</c> or <c>tag: NAME…</c>.
/// init_buildsystem keeps only the last line of each tag, so a name is merged into that one.
/// </summary>
internal sealed record RpmListText(ImmutableArray<string> Lines)
{
    private static readonly (PackageUses Use, string Tag)[] s_tags =
    [
        (PackageUses.Preinstall, "preinstall:"),
        (PackageUses.VmInstall, "vminstall:"),
        (PackageUses.RunScripts, "runscripts:"),
        (PackageUses.NoInstall, "noinstall:"),
        (PackageUses.InstallOnly, "installonly:"),
    ];

    /// <summary>Uses that only mean something for a package that the list did not have before.</summary>
    private const PackageUses NewPackageOnly = PackageUses.NoInstall | PackageUses.InstallOnly;

    public static RpmListText Parse(string text)
    {
        var lines = text.Split('\n');
        return new RpmListText([.. lines[^1].Length == 0 ? lines.AsSpan(0, lines.Length - 1) : lines]);
    }

    /// <summary>Whether the package is in the list already (in the sysroot for <see cref="PackageUses.Sysroot"/>).</summary>
    public bool Has(string name, bool sysroot)
    {
        foreach (var line in Lines)
        {
            var words = line.Split(s_blanks, 3, StringSplitOptions.RemoveEmptyEntries);
            var index = sysroot ? 1 : 0;
            if (words.Length > index
                && (!sysroot || string.Equals(words[0], SysrootTag, StringComparison.Ordinal))
                && string.Equals(words[index], name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds a package; one that is in the list keeps its file and only gains uses.</summary>
    public RpmListText With(AddPackage package)
    {
        var sysroot = package.Uses.HasFlag(PackageUses.Sysroot);
        var known = Has(package.Name, sysroot);
        var lines = Lines;
        if (!known)
        {
            lines = lines.Add(sysroot ? $"{SysrootTag} {package.Name} {package.Path}" : $"{package.Name} {package.Path}");
        }

        foreach (var (use, tag) in s_tags)
        {
            if (package.Uses.HasFlag(use) && !(known && NewPackageOnly.HasFlag(use)))
            {
                lines = WithTag(lines, tag, package.Name, package.InsteadOf);
            }
        }

        return new RpmListText(lines);
    }

    public override string ToString() => string.Join('\n', Lines) + "\n";

    private const string SysrootTag = "sysroot:";

    private static readonly char[] s_blanks = [' ', '\t'];

    private static ImmutableArray<string> WithTag(ImmutableArray<string> lines, string tag, string name, string? insteadOf)
    {
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            var words = lines[i].Split(s_blanks, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && string.Equals(words[0], tag, StringComparison.Ordinal))
            {
                var place = insteadOf is null ? -1 : Array.IndexOf(words, insteadOf, 1);
                if (place > 0)
                {
                    words[place] = name;
                    return lines.SetItem(i, string.Join(' ', words));
                }

                return words.AsSpan(1).Contains(name) ? lines : lines.SetItem(i, $"{lines[i].TrimEnd()} {name}");
            }
        }

        return lines.Add($"{tag} {name}");
    }
}
