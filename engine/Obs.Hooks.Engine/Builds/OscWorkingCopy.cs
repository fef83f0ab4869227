namespace Obs.Hooks.Engine.Builds;

/// <summary>What an osc working copy tells about a package: the files <c>.osc/_project</c> and <c>.osc/_package</c>.</summary>
internal sealed record OscWorkingCopy(string Project, string Package)
{
    /// <summary>Null when <paramref name="directory"/> is no working copy.</summary>
    public static OscWorkingCopy? Find(string directory)
    {
        var store = Path.Combine(directory, ".osc");
        if (!Directory.Exists(store))
        {
            return null;
        }

        return new OscWorkingCopy(FirstLine(Path.Combine(store, "_project")), FirstLine(Path.Combine(store, "_package")));
    }

    /// <summary>
    /// osc names the project configuration it fetched <c>_buildconfig-REPOSITORY-ARCH</c>, sometimes with a random
    /// suffix: the only place on the command line that has the repository.
    /// </summary>
    public static string RepositoryFromConfigName(string path, string arch)
    {
        const string prefix = "_buildconfig-";
        var name = Path.GetFileName(path);
        if (!name.StartsWith(prefix, StringComparison.Ordinal) || arch.Length == 0)
        {
            return "";
        }

        var end = name.LastIndexOf("-" + arch, StringComparison.Ordinal);
        return end > prefix.Length ? name[prefix.Length..end] : "";
    }

    private static string FirstLine(string path)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        using var reader = new StreamReader(path);
        return reader.ReadLine()?.Trim() ?? "";
    }
}
