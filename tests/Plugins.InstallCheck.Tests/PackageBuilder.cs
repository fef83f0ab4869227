using System.Diagnostics;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.InstallCheck.Tests;

/// <summary>Builds small packages with the real rpmbuild and dpkg-deb.</summary>
internal sealed class PackageBuilder : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private int _count;

    /// <returns>Path of the package.</returns>
    /// <param name="suffix"><c>deb</c> or <c>rpm</c>.</param>
    /// <param name="package">What it is like.</param>
    public string Build(string suffix, Sample package)
    {
        var output = _directory.Combine($"{package.Name}-{_count++}.{suffix}");
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Packages", $"make-{suffix}.sh"), [output]) { RedirectStandardError = true };
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[
            ("NAME", package.Name), ("DEPENDS", package.Depends), ("CONFLICTS", package.Conflicts), ("FILE", package.File), ("POSTINST", package.Script),
            ("SIZE", package.Size)])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, error);
        return output;
    }

    public void Dispose() => _directory.Dispose();
}
