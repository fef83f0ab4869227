namespace Obs.Hooks.Engine.Installation;

/// <summary>A directory with obs-build's scripts, as it is now.</summary>
internal sealed class BuildDirectory
{
    /// <summary>Name of the real script beside a shim. bs_worker and bs_repserver carry it along like any other file.</summary>
    public const string RealName = "build.real";

    /// <summary>Name of the archive with the travelling engine.</summary>
    public const string ArchiveName = "obs-hooks.tgz";

    // A script of the size of obs-build's is some 80 KiB; a file far beyond is none.
    private const int ScriptLimit = 1 << 20;

    public BuildDirectory(string path)
    {
        Path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        Build = Kind(BuildPath);
        Real = Kind(RealPath);
    }

    public string Path { get; }

    public string BuildPath => System.IO.Path.Combine(Path, "build");

    public string RealPath => System.IO.Path.Combine(Path, RealName);

    public string ArchivePath => System.IO.Path.Combine(Path, ArchiveName);

    public BuildScriptKind Build { get; }

    public BuildScriptKind Real { get; }

    /// <summary>Whether the directory itself is a symbolic link (Debian links bs_repserver's to /usr/lib/obs-build).</summary>
    public bool IsLink => new DirectoryInfo(Path).LinkTarget is not null;

    /// <summary>Whether an update of obs-build wrote over a shim that had been installed.</summary>
    public bool Overwritten => Build == BuildScriptKind.Genuine && Real == BuildScriptKind.Genuine;

    /// <summary>The settings of the shim in place, or null.</summary>
    public ShimSettings? Settings => Build == BuildScriptKind.Shim ? Shim.Read(File.ReadAllText(BuildPath)) : null;

    private static BuildScriptKind Kind(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            return BuildScriptKind.Link;
        }

        if (!file.Exists)
        {
            return Directory.Exists(path) ? BuildScriptKind.Foreign : BuildScriptKind.Missing;
        }

        if (file.Length > ScriptLimit)
        {
            return BuildScriptKind.Foreign;
        }

        var text = File.ReadAllText(path);
        if (Shim.IsShim(text))
        {
            return BuildScriptKind.Shim;
        }

        // Every version since 2009 sources its neighbour build-vm and starts init_buildsystem.
        return text.StartsWith("#!", StringComparison.Ordinal)
            && text.Contains("build-vm", StringComparison.Ordinal)
            && text.Contains("init_buildsystem", StringComparison.Ordinal)
                ? BuildScriptKind.Genuine
                : BuildScriptKind.Foreign;
    }
}
