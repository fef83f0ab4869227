namespace Obs.Hooks.Plugins.BuildCompare.Facts;

/// <summary>
/// Takes a package's own version and release out of lines where a rebuild changes nothing but the release: kernel and
/// source directories, dependencies on the package's own version, update scripts, kernel module scriptlets. The places are
/// those build-compare knows.
/// </summary>
internal sealed class ReleaseTrimmer
{
    private const string Version = "@VERSION@-@RELEASE@";
    private const string ShortVersion = "@VERSION@-@RELEASE_SHORT@";

    private static readonly string[] s_places = ["/boot", "/lib/modules", "/lib/firmware", "/usr/src"];
    private static readonly string[] s_updates = ["/var/adm/update-scripts/", "/var/adm/update-messages/"];

    private readonly string _full;
    private readonly string _short;
    private readonly string _named;
    private readonly string _release;

    /// <param name="name">The package's name.</param>
    /// <param name="versionRelease">Version and release, <c>1.0-2.1</c>.</param>
    public ReleaseTrimmer(string name, string versionRelease)
    {
        _full = versionRelease;
        _named = $"{name}-{versionRelease}";
        _release = versionRelease[(versionRelease.LastIndexOf('-') + 1)..];

        // OBS appends its rebuild counter to the release after a dot.
        var dot = _release.LastIndexOf('.');
        _short = dot < 0 ? versionRelease : versionRelease[..^(_release.Length - dot)];
    }

    /// <returns>The line without the release, or null when rebuilds may differ in it altogether.</returns>
    public string? Trim(string line)
    {
        // Links named after build-ids: as different as the builds, and as harmless.
        if (line.Contains("/usr/lib/.build-id", StringComparison.Ordinal))
        {
            return null;
        }

        if (IsPlace(line))
        {
            line = line.Replace(_full, Version, StringComparison.Ordinal).Replace(_short, ShortVersion, StringComparison.Ordinal);
        }

        foreach (var prefix in s_updates)
        {
            line = line.Replace(prefix + _named, prefix + "@NAME@", StringComparison.Ordinal);
        }

        return TrimKernelModule(line);
    }

    /// <summary>Trims each line of a text.</summary>
    public IEnumerable<string> TrimLines(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            if (Trim(line) is { } trimmed)
            {
                yield return trimmed;
            }
        }
    }

    private bool IsPlace(string line) =>
        line.EndsWith(_full, StringComparison.Ordinal)
        || line.Contains(_full + ")", StringComparison.Ordinal)
        || Array.Exists(s_places, place => line.Contains(place, StringComparison.Ordinal));

    private string TrimKernelModule(string line)
    {
        line = line.Replace($"--release \"{_release}\" --kernel", "--release \"@RELEASE@\" --kernel", StringComparison.Ordinal);
        return line.Contains("-kmp-", StringComparison.Ordinal)
            && line.Contains("_k", StringComparison.Ordinal)
            && line.EndsWith("-" + _release, StringComparison.Ordinal)
                ? line[..^_release.Length] + "@RELEASE@"
                : line;
    }
}
