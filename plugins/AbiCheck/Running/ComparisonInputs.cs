using System.Collections.Immutable;
using Obs.Hooks.Plugins.AbiCheck.Packages;

namespace Obs.Hooks.Plugins.AbiCheck.Running;

/// <summary>What one run in the sandbox reads.</summary>
internal sealed class ComparisonInputs
{
    private readonly ImmutableArray<ToolMount>.Builder _mounts = ImmutableArray.CreateBuilder<ToolMount>();

    /// <summary>libraries.sh.</summary>
    public static string LibrariesScript { get; } = ReadScript();

    public ImmutableArray<ToolMount> Mounts => _mounts.ToImmutable();

    /// <summary>Adds a package.</summary>
    /// <param name="directory">Where the run finds it, below <c>/mnt</c>.</param>
    /// <param name="package">The package, or null.</param>
    /// <returns>Its path there; empty for null.</returns>
    public string Place(string directory, LibraryPackage? package) => package is null ? "" : Place($"{directory}/{FileName(package)}", package.Path);

    /// <summary>Adds a file.</summary>
    /// <returns>Its path in the run.</returns>
    public string Place(string name, string path)
    {
        _mounts.Add(new ToolMount(name, path));
        return $"/mnt/{name}";
    }

    /// <summary>abipkgdiff tells packages by their suffix, and does not know Ubuntu's for debug information.</summary>
    private static string FileName(LibraryPackage package) =>
        package.FileName.EndsWith(".ddeb", StringComparison.Ordinal) ? package.FileName[..^5] + ".deb" : package.FileName;

    private static string ReadScript()
    {
        using var stream = typeof(ComparisonInputs).Assembly.GetManifestResourceStream("libraries.sh")
            ?? throw new InvalidOperationException("libraries.sh is not in the plugin");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
