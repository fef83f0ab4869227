using Obs.Hooks.Plugins.BuildCompare.Facts;

namespace Obs.Hooks.Plugins.BuildCompare;

/// <summary>Compares what two builds of a package say about themselves.</summary>
internal static class FactsComparer
{
    /// <summary>A difference for each section that has one.</summary>
    public static IEnumerable<Difference> Compare(string where, PackageFacts before, PackageFacts after)
    {
        // All kernel packages of a build must keep the same release: modules are bound to it.
        if (after.Name.StartsWith("kernel-", StringComparison.Ordinal)
            && Prefix(before.VersionRelease) != Prefix(after.VersionRelease))
        {
            yield return new Difference(where, $"release {before.VersionRelease} became {after.VersionRelease}");
        }

        foreach (var (old, now) in before.Sections.Zip(after.Sections))
        {
            if (!old.Lines.AsSpan().SequenceEqual(now.Lines.AsSpan()))
            {
                yield return Describe(where, old, now);
            }
        }

        if (!before.Files.Select(static f => f.Key).SequenceEqual(after.Files.Select(static f => f.Key), StringComparer.Ordinal))
        {
            yield return Describe(
                where,
                new FactSection("files", [.. before.Files.Select(static f => f.Key)]),
                new FactSection("files", [.. after.Files.Select(static f => f.Key)]));
        }
    }

    private static Difference Describe(string where, FactSection before, FactSection after)
    {
        var gone = before.Lines.Except(after.Lines, StringComparer.Ordinal).ToList();
        var come = after.Lines.Except(before.Lines, StringComparer.Ordinal).ToList();
        var what = (gone, come) switch
        {
            ([var a, ..], [var b, ..]) => $"{before.Title}: \"{a}\" became \"{b}\"",
            ([var a, ..], _) => $"{before.Title}: \"{a}\" is gone",
            (_, [var b, ..]) => $"{before.Title}: \"{b}\" is new",
            _ => $"{before.Title}: in another order",
        };
        return new Difference(where, what) { Details = [.. gone.Select(static l => "- " + l), .. come.Select(static l => "+ " + l)] };
    }

    /// <summary>Without OBS's rebuild counter.</summary>
    private static string Prefix(string versionRelease)
    {
        var dot = versionRelease.LastIndexOf('.');
        return dot < 0 ? versionRelease : versionRelease[..dot];
    }
}
