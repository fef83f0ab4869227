namespace Obs.Hooks.Engine.Plugins;

/// <summary>
/// How plugin.json spells the contract's enumerations: the name of a value is at its index. By hand, since reflection over
/// enumerations is slow in a fresh process.
/// </summary>
internal static class ManifestNames
{
    public static ReadOnlySpan<string> Points => new[] { "precheck", "pre-chroot", "post-build", "cleanup" };

    public static ReadOnlySpan<string> Stages => new[] { "transform", "check", "compare", "report" };

    public static ReadOnlySpan<string> Policies => new[] { "fail", "warn", "badhost" };

    public static ReadOnlySpan<string> SettingKinds => new[] { "text", "integer", "switch", "text-list", "structure" };

    /// <summary>The name of a bit of <see cref="HookCapabilities"/> is at its position.</summary>
    public static ReadOnlySpan<string> Capabilities => new[]
    {
        "packages", "build-options", "sources", "prjconf", "tools-roots", "binfmt", "mounts", "results", "reports", "unchanged",
        "root-files", "machine", "build",
    };

    /// <returns>-1 for a name that is none of them.</returns>
    public static int IndexOf(ReadOnlySpan<string> names, string name)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (string.Equals(names[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
