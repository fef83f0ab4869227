using System.Collections.Concurrent;
using System.Diagnostics;

namespace Obs.Hooks.Plugins.Baselibs.Tests;

/// <summary>Small i686 packages, each variant built once per run by the real rpmbuild; and the tools root.</summary>
public sealed class PackageBuilds : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-baselibs-").FullName;
    private readonly ConcurrentDictionary<string, Lazy<string>> _built = new(StringComparer.Ordinal);

    internal Hooks.Tests.Shared.RealToolsRoot Tools { get; } = Hooks.Tests.Shared.RealToolsRoot.Common();

    /// <summary>The directory with the packages of a variant.</summary>
    public string Rpms(string variant) => _built.GetOrAdd(variant, key => new Lazy<string>(() =>
    {
        var output = Path.Combine(_directory, key);
        using var process = Process.Start(Path.Combine(AppContext.BaseDirectory, "Packages/make-rpms.sh"), [key, output]);
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
