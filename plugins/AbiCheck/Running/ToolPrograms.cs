using System.Collections.Immutable;
using Obs.Hooks.Plugins.AbiCheck.Packages;

namespace Obs.Hooks.Plugins.AbiCheck.Running;

/// <summary>What the tools root must have. abipkgdiff runs the others itself, and without rpm finds nothing, silently.</summary>
internal static class ToolPrograms
{
    private static readonly ImmutableArray<string> s_directories = ["/usr/bin", "/bin"];

    public static string Expected =>
        $"{AbiComparison.Program} and abidiff (abigail-tools, libabigail-tools), sh, find and coreutils, for rpm packages rpm, rpm2cpio and cpio, for deb packages dpkg";

    /// <summary>The programs that are missing for these packages, or null.</summary>
    public static string? Missing(IToolsRoot tools, ImmutableArray<PackagePair> pairs)
    {
        var isRpm = pairs.Any(static p => p.New.FileName.EndsWith(".rpm", StringComparison.Ordinal));
        var isDeb = pairs.Any(static p => !p.New.FileName.EndsWith(".rpm", StringComparison.Ordinal));
        string[] wanted = [AbiComparison.Program, "abidiff", "find", "sha256sum", .. isRpm ? ["rpm", "rpm2cpio", "cpio"] : (ReadOnlySpan<string>)[], .. isDeb ? ["dpkg"] : (ReadOnlySpan<string>)[]];
        var missing = wanted.Where(p => !s_directories.Any(d => File.Exists($"{tools.Directory}{d}/{p}"))).ToList();
        return pairs.IsEmpty || missing.Count == 0 ? null : string.Join(", ", missing);
    }
}
