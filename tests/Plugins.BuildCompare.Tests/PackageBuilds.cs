using System.Collections.Concurrent;
using System.Diagnostics;

namespace Obs.Hooks.Plugins.BuildCompare.Tests;

/// <summary>Variants of the small packages, each built once per run by the real rpmbuild and dpkg-deb.</summary>
public sealed class PackageBuilds : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-compare-").FullName;
    private readonly ConcurrentDictionary<(string Script, string Variant, string Compression), Lazy<string>> _built = new();

    /// <summary>The directory with the packages of a variant.</summary>
    public string Rpms(string variant, string payload = "w9.gzdio") => Build("make-rpms.sh", variant, "PAYLOAD", payload);

    /// <inheritdoc cref="Rpms"/>
    public string Debs(string variant, string compression = "xz") => Build("make-debs.sh", variant, "COMPRESSION", compression);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private string Build(string script, string variant, string variable, string compression) =>
        _built.GetOrAdd((script, variant, compression), key => new Lazy<string>(() =>
        {
            var output = Path.Combine(_directory, $"{key.Script}-{key.Variant}-{key.Compression}");
            var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Packages", script), [variant, output]);
            start.Environment[variable] = compression;
            using var process = Process.Start(start)!;
            process.WaitForExit();
            process.ExitCode.Should().Be(0);
            return output;
        })).Value;
}
