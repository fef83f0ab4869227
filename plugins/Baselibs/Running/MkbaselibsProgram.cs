using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Baselibs.Running;

/// <summary>mkbaselibs in a tools root, with the configurations it comes with.</summary>
/// <param name="Tools">The root.</param>
/// <param name="Path">Path of the script in it.</param>
internal sealed record MkbaselibsProgram(IToolsRoot Tools, string Path)
{
    /// <summary>As obs-build installs it by itself, and as Debian has it.</summary>
    private static readonly ImmutableArray<string> s_directories = ["/usr/lib/build", "/usr/lib/obs-build"];
    private static readonly ImmutableArray<string> s_shells = ["/usr/bin/bash", "/bin/bash"];

    public static string Expected => string.Join(" or ", s_directories.Select(static d => $"{d}/mkbaselibs"));

    /// <summary>The spec files that older versions write need pushd, which Debian's /bin/sh does not have.</summary>
    public string Shell => s_shells.FirstOrDefault(s => File.Exists(Tools.Directory + s)) ?? "/bin/sh";

    public static MkbaselibsProgram? Find(IToolsRoot tools) => s_directories
        .Select(static d => d + "/mkbaselibs")
        .Where(p => File.Exists(tools.Directory + p))
        .Select(p => new MkbaselibsProgram(tools, p))
        .FirstOrDefault();

    /// <summary>
    /// Path on this host of a configuration that came with it, or null. Newer obs-build has them in a directory of their own.
    /// </summary>
    /// <param name="name"><c>baselibs_global.conf</c>, say.</param>
    public string? Configuration(string name)
    {
        var directory = Tools.Directory + System.IO.Path.GetDirectoryName(Path);
        return ((ReadOnlySpan<string>)[$"{directory}/baselibs_configs/{name}", $"{directory}/{name}"]).ToArray().FirstOrDefault(File.Exists);
    }

    /// <summary>The distributions that have a global configuration of their own, sorted.</summary>
    public IEnumerable<string> Variants()
    {
        const string prefix = "baselibs_global-";
        var directory = new DirectoryInfo($"{Tools.Directory}{System.IO.Path.GetDirectoryName(Path)}/baselibs_configs");
        return directory.Exists
            ? directory.EnumerateFiles(prefix + "*.conf").Select(static f => f.Name[prefix.Length..^".conf".Length]).Order(StringComparer.Ordinal)
            : [];
    }
}
