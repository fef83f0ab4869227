namespace Obs.Hooks.Tests.Shared;

/// <summary>One root with both rpmlint and lintian: making it takes longer than all that the tests do in it.</summary>
internal static class LintToolsRoot
{
    private static readonly string[] s_packages = ["binutils", "cpio", "file", "lintian", "rpm", "rpm2cpio", "rpmlint"];

    /// <summary>Until the tests are over: it is for all of them.</summary>
    private static readonly Lazy<RealToolsRoot> s_root = new(static () =>
    {
        var root = RealToolsRoot.With(s_packages);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => root.Dispose();
        return root;
    });

    public static IReadOnlyList<string> Packages => s_packages;

    public static IToolsRoot Root => s_root.Value.Root;
}
