namespace Obs.Hooks.Engine.Effects.RootPackages;

/// <summary>Where in a build root a hook may put files.</summary>
internal static class RootPathCheck
{
    /// <summary>With the dot before it, what a tar header holds.</summary>
    public const int Longest = TarWriter.LongestName - 2;

    /// <summary>Mount points of obs-build and its own files: what is put there is hidden, removed, or taken for its own.</summary>
    private static readonly string[] s_reserved =
        ["/.build", "/.init_b_cache", "/.preinstall", "/dev/", "/installed-pkg/", "/proc/", "/sys/"];

    /// <summary>What is wrong with a path, or null.</summary>
    public static string? ProblemOf(string path)
    {
        if (path.Length < 2 || path.Length > Longest || path[0] != '/' || path.EndsWith('/')
            || path.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0 || path.Contains('\\', StringComparison.Ordinal))
        {
            return $"an absolute path of a file, at most {Longest} printable ASCII characters without blank and backslash";
        }

        foreach (var component in path[1..].Split('/'))
        {
            if (component is "" or "." or "..")
            {
                return "a path without //, . and ..";
            }
        }

        return Array.Find(s_reserved, r => path.StartsWith(r, StringComparison.Ordinal)) is { } reserved
            ? $"no path that begins with {reserved}, which is build's own"
            : null;
    }
}
