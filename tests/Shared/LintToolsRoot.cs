namespace Obs.Hooks.Tests.Shared;

/// <summary>One root with both rpmlint and lintian: making it takes longer than all that the tests do in it.</summary>
internal static class LintToolsRoot
{
    private static readonly string[] s_packages = ["binutils", "cpio", "file", "lintian", "rpm", "rpm2cpio", "rpmlint"];

    private static readonly Lazy<RealToolsRoot> s_root = new(static () => RealToolsRoot.With(s_packages));

    public static IReadOnlyList<string> Packages => s_packages;

    public static IToolsRoot Root => s_root.Value.Root;
}
