using Obs.Hooks.Plugins.BuildCompare.Facts;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.BuildCompare.Packages;

/// <summary>A kind of package.</summary>
internal interface IPackageFormat
{
    /// <summary>Whether a file of that name is one.</summary>
    bool Handles(string name);

    /// <summary>What pairs it with the other build's package, read without unpacking anything.</summary>
    /// <exception cref="PackageFormatException">It is no such package.</exception>
    PackageKey KeyOf(PackageFile file);

    /// <summary>Reads what the package says about itself.</summary>
    /// <exception cref="PackageFormatException">It is broken.</exception>
    Task<PackageFacts> ReadAsync(PackageFile file, CancellationToken cancellationToken);

    /// <summary>Unpacks some of its files.</summary>
    /// <returns>Content by <see cref="FileFact.Path"/>, of those that are regular files.</returns>
    /// <exception cref="PackageFormatException">It is broken, or one of them is too long.</exception>
    Task<IReadOnlyDictionary<string, byte[]>> ExtractAsync(
        PackageFile file, IReadOnlySet<string> paths, CancellationToken cancellationToken);
}
