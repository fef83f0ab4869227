namespace Obs.Hooks.Plugins.BuildCompare.Contents;

/// <summary>Files that hold nothing but times, caches or debug information (after build-compare's list).</summary>
internal static class IgnoredFiles
{
    private static readonly string[] s_patterns =
    [
        "*.exe.mdb", "*.dll.mdb",
        "/var/lib/texmf/web2c/*/*fmt", "/var/lib/texmf/web2c/metafont/*.base", "/var/lib/texmf/web2c/metapost/*.mem",
        "*/created.rid",
        "/usr/lib*/R/library/*/Meta/package.rds", "/usr/lib*/R/library/*/R/*.rdb", "/usr/lib*/R/library/*/R/*.rdx",
        "/usr/lib/libreoffice/solver/inc/*/deliver.log",
        "*/ld.so.cache", "*/etc/machine-id",
    ];

    public static bool Contains(string path) => Glob.MatchesAny(path, s_patterns);
}
