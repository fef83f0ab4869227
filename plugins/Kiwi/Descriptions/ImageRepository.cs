using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Kiwi.Descriptions;

/// <summary>
/// Packages of one of the job's repositories, where bs_worker leaves them for images: <c>repos/PROJECT/REPOSITORY/*.deb</c> below the
/// sources, some in a sub-directory for their architecture.
/// </summary>
/// <param name="Name"><c>PROJECT/REPOSITORY</c>.</param>
/// <param name="Kind">What is in it.</param>
/// <param name="Count">How many packages.</param>
internal sealed record ImageRepository(string Name, PackageKind Kind, int Count)
{
    /// <summary>All that have packages, sorted by name.</summary>
    /// <exception cref="DescriptionException">A name cannot be used, or there are no packages at all.</exception>
    public static ImmutableArray<ImageRepository> Find(string sources)
    {
        var found = ImmutableArray.CreateBuilder<ImageRepository>();
        var top = Path.Combine(sources, "repos");
        if (Directory.Exists(top) && new DirectoryInfo(top).LinkTarget is null)
        {
            foreach (var project in Directories(top))
            {
                foreach (var repository in Directories(Path.Combine(top, project)))
                {
                    if (Look($"{project}/{repository}", Path.Combine(top, project, repository)) is { } one)
                    {
                        found.Add(one);
                    }
                }
            }
        }

        return found.Count > 0
            ? found.ToImmutable()
            : throw new DescriptionException(
                $"{Codes.NoPackages}: found no package for the image in repos/PROJECT/REPOSITORY below the sources; expected those of the job's repositories; "
                + "let the description name one that has packages, as obs://PROJECT/REPOSITORY or obsrepositories:/");
    }

    private static ImageRepository? Look(string name, string directory)
    {
        var counts = new int[3];
        foreach (var file in Directory.EnumerateFiles(directory, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }))
        {
            if (KindOf(file) is { } kind)
            {
                counts[(int)kind]++;
            }
        }

        var most = counts.Max();
        return most == 0 ? null
            : name.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:/+-_.") >= 0
                ? throw new DescriptionException(
                    $"{Codes.BadRepository}: found the repository \"{name}\"; expected letters, digits, :, /, +, -, _ and . in its name; take another repository for the image")
            : new ImageRepository(name, (PackageKind)Array.IndexOf(counts, most), most);
    }

    private static PackageKind? KindOf(string file) =>
        file.EndsWith(".deb", StringComparison.Ordinal) ? PackageKind.Deb
        : file.EndsWith(".rpm", StringComparison.Ordinal) ? PackageKind.Rpm
        : file.Contains(".pkg.tar.", StringComparison.Ordinal) ? PackageKind.Arch
        : null;

    /// <summary>Without links: the worker makes compatibility links for colons in names.</summary>
    private static IEnumerable<string> Directories(string directory) =>
        new DirectoryInfo(directory).EnumerateDirectories().Where(static d => d.LinkTarget is null).Select(static d => d.Name)
            .Order(StringComparer.Ordinal);
}
