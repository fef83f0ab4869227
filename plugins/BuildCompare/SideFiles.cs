using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Plugins.BuildCompare.Contents;
using Obs.Hooks.Plugins.BuildCompare.Lint;
using Obs.Hooks.Plugins.BuildCompare.Packages;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Shared.Rpm;

namespace Obs.Hooks.Plugins.BuildCompare;

/// <summary>Results beside the packages that make a build a new one: <c>rpmlint.log</c> and AppStream files.</summary>
internal static class SideFiles
{
    private const string LintLog = "rpmlint.log";
    private const string AppStreamSuffix = "-appdata.xml";
    private const long Limit = 64 << 20;

    public static IEnumerable<Difference> Compare(ImmutableArray<PackageFile> before, ImmutableArray<PackageFile> after)
    {
        var (olds, news) = (Interesting(before), Interesting(after));
        foreach (var name in olds.Keys.Union(news.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, now) = (olds.GetValueOrDefault(name), news.GetValueOrDefault(name));
            if (old is null || now is null)
            {
                yield return new Difference(name, old is null ? "is new" : "is gone");
            }
            else if (Difference(name, Lines(old, before), Lines(now, after)) is { } difference)
            {
                yield return difference;
            }
        }
    }

    private static Difference? Difference(string name, ImmutableArray<string> before, ImmutableArray<string> after)
    {
        if (before.AsSpan().SequenceEqual(after.AsSpan()))
        {
            return null;
        }

        List<string> details =
        [
            .. before.Except(after, StringComparer.Ordinal).Select(static l => "- " + l),
            .. after.Except(before, StringComparer.Ordinal).Select(static l => "+ " + l),
        ];
        return new Difference(name, $"differs: {details.FirstOrDefault("in the order of its lines")}") { Details = details };
    }

    private static Dictionary<string, PackageFile> Interesting(ImmutableArray<PackageFile> files)
    {
        var found = new Dictionary<string, PackageFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file.Name == LintLog || file.Name.EndsWith(AppStreamSuffix, StringComparison.Ordinal))
            {
                found.TryAdd(file.Name, file);
            }
        }

        return found;
    }

    private static ImmutableArray<string> Lines(PackageFile file, ImmutableArray<PackageFile> siblings)
    {
        using var stream = file.OpenRead();
        var text = Encoding.UTF8.GetString(BoundedReader.ReadAll(stream, Limit));
        return file.Name == LintLog ? RpmlintLog.Normalize(text, ReleaseOf(siblings)) : [.. text.Split('\n')];
    }

    /// <summary>Version and release of the first binary package: findings quote them in paths.</summary>
    private static string ReleaseOf(ImmutableArray<PackageFile> files)
    {
        var first = files.FirstOrDefault(static f =>
            f.Name.EndsWith(".rpm", StringComparison.Ordinal) && !f.Name.EndsWith(".src.rpm", StringComparison.Ordinal));
        if (first is null)
        {
            return "";
        }

        using var stream = first.OpenRead();
        var header = RpmFile.Read(stream).Header;
        return $"{header.Text(RpmTag.Version)}-{header.Text(RpmTag.Release)}";
    }
}
