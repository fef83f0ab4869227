using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.Baselibs.Packages;

/// <summary>
/// Directories that every system has, and that no baselib may own. mkbaselibs asks for those of the installed package
/// <c>filesystem</c>; in a tools root that is not the target's, or there is none.
/// </summary>
internal static class FilesystemDirectories
{
    private const string PackageName = "filesystem";
    private const int MaximumSize = 64 << 20;

    /// <summary>Of the Filesystem Hierarchy Standard 3.0, what libraries can lie in; and where debug information is.</summary>
    private static readonly ImmutableArray<string> s_standard =
    [
        "/", "/bin", "/etc", "/lib", "/lib64", "/opt", "/sbin", "/usr", "/usr/bin", "/usr/include", "/usr/lib", "/usr/lib/debug", "/usr/lib/pkgconfig",
        "/usr/lib64", "/usr/lib64/pkgconfig", "/usr/libexec", "/usr/sbin", "/usr/share", "/usr/share/pkgconfig", "/usr/src", "/usr/src/debug", "/var", "/var/lib",
    ];

    /// <summary>Those of the target's own package where the build root has it, else the standard's.</summary>
    public static IEnumerable<string> Of(BuildJob job)
    {
        var package = job.Packages.FirstOrDefault(static p =>
            p.Name == PackageName && p.Source.EndsWith(".rpm", StringComparison.Ordinal) && (p.Uses & PackageUses.Sysroot) == 0);
        return package is not null && new FileInfo(package.Source) is { Exists: true, LinkTarget: null, Length: > 0 and < MaximumSize } file
            ? Of(file)
            : s_standard;
    }

    private static IEnumerable<string> Of(FileInfo file)
    {
        try
        {
            using var stream = file.OpenRead();
            var paths = BuiltPackage.Read(stream, fileName: null).Files().Where(static p => !p.Contains('\n', StringComparison.Ordinal)).ToList();
            return paths.Count > 0 ? paths : s_standard;
        }
        catch (PackageFormatException)
        {
            return s_standard; // A package manager will have more to say about it.
        }
    }
}
