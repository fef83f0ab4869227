using Obs.Hooks.Engine.Builds;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>Finds what the files in a directory, such as a working copy of osc, say about a job.</summary>
internal static class WorkingDirectory
{
    private const string ConfigPrefix = "_buildconfig-";

    /// <summary>The <c>_constraints</c> file, or null.</summary>
    public static string? ConstraintsFile(string directory) => Existing(Path.Combine(directory, "_constraints"));

    /// <summary>
    /// The recipe that OBS would take of those with constraints: the flavor's or the package's spec file, the only one, or a
    /// Dockerfile.
    /// </summary>
    public static string? Recipe(string directory, string package, string? flavor)
    {
        var specs = Directory.GetFiles(directory, "*.spec").Order(StringComparer.Ordinal).ToList();
        return specs.Find(f => Path.GetFileNameWithoutExtension(f) == flavor)
            ?? specs.Find(f => Path.GetFileNameWithoutExtension(f) == package)
            ?? (specs.Count == 1 ? specs[0] : null)
            ?? (flavor is null ? null : Existing(Path.Combine(directory, $"Dockerfile.{flavor}")))
            ?? Existing(Path.Combine(directory, "Dockerfile"));
    }

    /// <summary>The project configurations that `osc buildconfig` or `osc build` left there, with repository and architecture.</summary>
    public static IReadOnlyList<Target> Targets(string directory)
    {
        var places = new[] { directory, Path.Combine(directory, ".osc") }.Where(Directory.Exists);
        return
        [
            .. places.SelectMany(static d => Directory.GetFiles(d, ConfigPrefix + "*"))
                .Select(static file => (File: file, Name: Path.GetFileName(file)[ConfigPrefix.Length..]))
                .Where(static f => f.Name.LastIndexOf('-') > 0)
                .Select(static f => new Target(f.Name[..f.Name.LastIndexOf('-')], f.Name[(f.Name.LastIndexOf('-') + 1)..], f.File))
                .DistinctBy(static t => (t.Repository, t.Arch))
                .OrderBy(static t => t.Repository, StringComparer.Ordinal).ThenBy(static t => t.Arch, StringComparer.Ordinal),
        ];
    }

    /// <summary>Project and package, if the directory is a working copy.</summary>
    public static OscWorkingCopy? Osc(string directory) => OscWorkingCopy.Find(directory);

    private static string? Existing(string file) => File.Exists(file) ? file : null;
}
