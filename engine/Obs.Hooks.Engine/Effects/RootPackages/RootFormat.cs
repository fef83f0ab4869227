namespace Obs.Hooks.Engine.Effects.RootPackages;

/// <summary>The format of a build root's packages: all of them have the same, init_buildsystem knows only one at a time.</summary>
internal static class RootFormat
{
    private const string DebSuffix = ".deb";
    private const string RpmSuffix = ".rpm";

    /// <summary>Null when it is neither, or nothing tells.</summary>
    public static PackageFormat? Of(BuildJob job, BuildInputs inputs) => inputs.RootFormat ?? OfJob(job, inputs.Arguments);

    private static PackageFormat? OfJob(BuildJob job, BuildArguments arguments) =>
        // All packages of a list may be those of a preinstall image.
        arguments.ValueOf("--rpmlist") is { } list ? OfList(list) ?? OfRecipe(job)
        : arguments.ValueOf("--rpms") is { } directories ? OfDirectories(directories) ?? OfRecipe(job)
        : OfRecipe(job);

    private static PackageFormat? OfList(string list)
    {
        try
        {
            return First(File.ReadLines(list).Select(static line => line.TrimEnd()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static PackageFormat? OfDirectories(string directories) =>
        First(directories.Split(':').Where(Directory.Exists).SelectMany(Directory.EnumerateFiles));

    private static PackageFormat? OfRecipe(BuildJob job) => job.RecipeType switch
    {
        "dsc" => PackageFormat.Deb,
        "spec" => PackageFormat.Rpm,
        _ => null,
    };

    private static PackageFormat? First(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (name.EndsWith(RpmSuffix, StringComparison.Ordinal))
            {
                return PackageFormat.Rpm;
            }

            if (name.EndsWith(DebSuffix, StringComparison.Ordinal))
            {
                return PackageFormat.Deb;
            }
        }

        return null;
    }
}
