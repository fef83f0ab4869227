using System.Collections.Concurrent;
using System.Diagnostics;

namespace Obs.Hooks.Plugins.AbiCheck.Tests;

/// <summary>Small packages with a library, each variant built once per run by the real rpmbuild or dpkg-deb; and the tools root.</summary>
public sealed class PackageBuilds : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-abi-").FullName;
    private readonly ConcurrentDictionary<(string Format, string Variant), Lazy<string>> _built = new();

    internal Hooks.Tests.Shared.RealToolsRoot Tools { get; } = Hooks.Tests.Shared.RealToolsRoot.Common();

    /// <summary>The directory with the packages of a variant.</summary>
    public string Packages(string format, string variant) => _built.GetOrAdd((format, variant), key => new Lazy<string>(() =>
    {
        var output = Path.Combine(_directory, $"{key.Format}-{key.Variant}");
        using var process = Process.Start(Path.Combine(AppContext.BaseDirectory, "Packages/make-packages.sh"), [key.Format, key.Variant, output]);
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        return output;
    })).Value;

    public void Dispose()
    {
        Tools.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
