using System.Collections.Immutable;
using System.Globalization;
using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.Target;

/// <summary>The package files of one job: those the build root was made of, and the results. Held open until disposed.</summary>
internal sealed class TargetPackages : IDisposable
{
    private readonly List<SafeFileHandle> _handles = [];

    /// <summary>All of them, those of the build root first.</summary>
    public ImmutableArray<TargetPackage> Files { get; private set; } = [];

    /// <summary>Packages of the build root that are no files on this host: from a preinstall image, or gone.</summary>
    public ImmutableArray<string> Missing { get; private set; } = [];

    public bool HasNew => Files.Any(static f => f.IsNew);

    /// <param name="context">The job and its results.</param>
    /// <param name="family">Which packages.</param>
    /// <param name="skip">Names of results that are left out.</param>
    public static TargetPackages Collect(PostBuildContext context, ITargetFamily family, ImmutableArray<string> skip)
    {
        var packages = new TargetPackages();
        try
        {
            packages.Add(context, family, skip);
            return packages;
        }
        catch
        {
            packages.Dispose();
            throw;
        }
    }

    public void Dispose() => _handles.ForEach(static h => h.Dispose());

    private void Add(PostBuildContext context, ITargetFamily family, ImmutableArray<string> skip)
    {
        var files = ImmutableArray.CreateBuilder<TargetPackage>();
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var package in context.Job.Packages)
        {
            if (package.Uses.HasFlag(PackageUses.Sysroot))
            {
                continue;
            }

            if (PackageSource.Open(package.Source, context.Job) is { } handle)
            {
                _handles.Add(handle);
                if (package.Source.EndsWith(family.Suffix, StringComparison.Ordinal))
                {
                    files.Add(new TargetPackage(Mount("base", files.Count, family), Path.GetFileName(package.Source), PathOf(handle, context)));
                }
            }
            else
            {
                missing.Add(package.Name);
            }
        }

        foreach (var result in context.Results.Files)
        {
            if (result.Name.EndsWith(family.Suffix, StringComparison.Ordinal) && family.IsInstallable(result.Name) && !skip.Any(s => FileSystemName.MatchesSimpleExpression(s, result.Name, ignoreCase: false)))
            {
                files.Add(new TargetPackage(Mount("new", files.Count, family), result.Name, PathOf(result, context)));
            }
        }

        Files = files.ToImmutable();
        Missing = missing.ToImmutable();
    }

    private static string Mount(string directory, int index, ITargetFamily family) =>
        string.Create(CultureInfo.InvariantCulture, $"{directory}/{index:D5}{family.Suffix}");

    /// <summary>The sandbox's user must be able to read it; a build may give its results any mode.</summary>
    private static string PathOf(ResultFile result, PostBuildContext context)
    {
        var path = context.Results.PathOf(result);
        if (IsReadable(File.GetUnixFileMode(path)))
        {
            return path;
        }

        using var source = context.Results.OpenRead(result);
        return Copy(source, context);
    }

    private static string PathOf(SafeFileHandle handle, PostBuildContext context)
    {
        if (IsReadable(File.GetUnixFileMode(handle)))
        {
            return PackageSource.PathOf(handle);
        }

        using var source = File.OpenRead(PackageSource.PathOf(handle));
        return Copy(source, context);
    }

    private static bool IsReadable(UnixFileMode mode) => mode.HasFlag(UnixFileMode.OtherRead);

    private static string Copy(Stream source, PostBuildContext context)
    {
        const UnixFileMode readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        var path = Path.Combine(context.WorkDirectory, Path.GetRandomFileName());
        using var copy = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = readable });
        source.CopyTo(copy);
        File.SetUnixFileMode(path, readable);
        return path;
    }
}
