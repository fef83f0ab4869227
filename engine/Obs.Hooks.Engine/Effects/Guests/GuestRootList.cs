using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Effects.Guests;

/// <summary>The package list of a root that is a tools root: all its packages come from one preinstall image, so nothing is installed.</summary>
internal static class GuestRootList
{
    private static readonly string[] s_tags = ["preinstall:", "vminstall:", "runscripts:", "noinstall:", "installonly:"];

    /// <param name="packages">Those of the tools root. init_buildsystem deletes installed packages that the list does not name.</param>
    /// <param name="image">The preinstall image.</param>
    /// <param name="callers">The caller's list, of which nothing stays.</param>
    /// <param name="current">The list with what hooks have added, which stays.</param>
    public static RpmListText Of(ImmutableArray<ToolsPackage> packages, string image, RpmListText callers, RpmListText current)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var package in packages)
        {
            lines.Add($"{package.Name} preinstallimage");
        }

        lines.AddRange(Added(callers, current));
        lines.Add($"preinstallimage: {image}");
        foreach (var tag in s_tags)
        {
            lines.Add(string.Join(' ', [tag, .. Words(current, tag).Except(Words(callers, tag), StringComparer.Ordinal)]));
        }

        return new RpmListText(lines.ToImmutable());
    }

    /// <summary>Lines of packages that hooks have added.</summary>
    public static IEnumerable<string> Added(RpmListText callers, RpmListText current) =>
        current.Lines.Except(callers.Lines, StringComparer.Ordinal).Where(static l => !l.Split(' ')[0].EndsWith(':'));

    /// <summary>init_buildsystem keeps only the last line of each tag.</summary>
    private static string[] Words(RpmListText list, string tag) =>
        list.Lines.LastOrDefault(l => l.StartsWith(tag, StringComparison.Ordinal))?[tag.Length..]
            .Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) ?? [];
}
