namespace Obs.Hooks.Plugins.BuildCompare;

/// <summary>
/// Packages that must be there but whose contents are not compared: debug information changes with the build-id, baselibs
/// are made from packages that are compared, and carry the time they were made.
/// </summary>
internal static class SkippedPackages
{
    private static readonly string[] s_marks = ["debuginfo", "-32bit-", "-64bit-", "-dbgsym_", "-dbg_"];

    public static bool Contains(string fileName) =>
        Array.Exists(s_marks, mark => fileName.Contains(mark, StringComparison.Ordinal))
        || (fileName.Contains("-x86-", StringComparison.Ordinal) && fileName.EndsWith(".ia64.rpm", StringComparison.Ordinal));
}
