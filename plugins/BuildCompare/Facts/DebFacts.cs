using System.Collections.Immutable;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.BuildCompare.Facts;

/// <summary>The facts of a Debian package, from the files of its control archive (deb(5), deb-control(5)).</summary>
internal static class DebFacts
{
    private static readonly string[] s_volatile = ["Installed-Size:", "Date:", "Build-Date:"];

    private static readonly string[] s_scripts =
        ["conffiles", "preinst", "postinst", "prerm", "postrm", "triggers", "shlibs", "symbols", "templates", "config"];

    /// <param name="control">Content of the control archive's files, by name without <c>./</c>.</param>
    /// <exception cref="PackageFormatException">There is no control file, or no md5sums to compare contents by.</exception>
    public static PackageFacts Of(IReadOnlyDictionary<string, string> control)
    {
        if (!control.TryGetValue("control", out var text))
        {
            throw new PackageFormatException("no control file in its control archive");
        }

        if (!control.TryGetValue("md5sums", out var sums))
        {
            throw new PackageFormatException("no md5sums in its control archive, so contents cannot be compared");
        }

        var fields = FirstParagraph(text);
        var (name, version) = (Field(fields, "Package:"), Field(fields, "Version:"));
        var trimmer = new ReleaseTrimmer(name, version);
        return new PackageFacts
        {
            Name = name,
            Arch = Field(fields, "Architecture:"),
            VersionRelease = version,
            Sections =
            [
                new FactSection("control", [.. fields.Where(IsStable).Select(trimmer.Trim).OfType<string>()]),
                new FactSection("scripts", Scripts(control, trimmer)),
            ],
            Files = Files(sums),
        };
    }

    private static ImmutableArray<string> Scripts(IReadOnlyDictionary<string, string> control, ReleaseTrimmer trimmer)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var script in s_scripts)
        {
            if (control.TryGetValue(script, out var text))
            {
                lines.Add(script);
                lines.AddRange(trimmer.TrimLines(text));
            }
        }

        return lines.ToImmutable();
    }

    /// <summary>md5sums: a digest, two blanks, a path without its first slash (dh_md5sums(1)).</summary>
    private static ImmutableArray<FileFact> Files(string sums)
    {
        var files = ImmutableArray.CreateBuilder<FileFact>();
        foreach (var line in sums.Split('\n'))
        {
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            if (blank > 0)
            {
                var path = "/" + line[(blank + 1)..].TrimStart(' ');
                files.Add(new FileFact(path, path, line[..blank]));
            }
        }

        files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return files.ToImmutable();
    }

    private static List<string> FirstParagraph(string text) => [.. text.Split('\n').TakeWhile(static l => l.Length > 0)];

    private static bool IsStable(string line) => !Array.Exists(s_volatile, name => line.StartsWith(name, StringComparison.Ordinal));

    private static string Field(List<string> fields, string name)
    {
        var line = fields.Find(l => l.StartsWith(name, StringComparison.Ordinal));
        return line is null ? "" : line[name.Length..].Trim();
    }
}
