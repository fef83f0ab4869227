using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Kiwi.Commands;

/// <summary>The kiwi of a tools root.</summary>
/// <param name="Path">Its path there.</param>
/// <param name="Form">How it is called.</param>
/// <param name="Version">Its package's version, or empty.</param>
internal sealed record KiwiProgram(string Path, KiwiForm Form, string Version)
{
    private static readonly string[] s_current = ["usr/bin/kiwi-ng", "usr/bin/kiwi-ng-3", "usr/bin/kiwi"];

    private static readonly string[] s_packages = ["python3-kiwi", "kiwi", "kiwi-systemdeps"];

    /// <summary>Null when it has none. obs-build tells the forms apart by the same names.</summary>
    public static KiwiProgram? Find(IToolsRoot root)
    {
        var version = s_packages.Select(n => root.Packages.FirstOrDefault(p => p.Name == n)?.Version).FirstOrDefault(static v => v is not null) ?? "";
        var current = Array.Find(s_current, p => Exists(root, p));
        return current is not null ? new KiwiProgram("/" + current, KiwiForm.Current, version)
            : Exists(root, "usr/sbin/kiwi") ? new KiwiProgram("/usr/sbin/kiwi", KiwiForm.Legacy, version)
            : null;
    }

    public override string ToString() => Version.Length > 0 ? $"kiwi {Version}" : "kiwi";

    /// <summary>Without following links, which mean something else there: alternatives are absolute.</summary>
    private static bool Exists(IToolsRoot root, string path)
    {
        var file = new FileInfo($"{root.Directory}/{path}");
        return file.LinkTarget is not null || file.Exists;
    }
}
