using System.Diagnostics;
using System.Text.Json;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.InstallCheck.Tests.EndToEnd;

/// <summary>A real build of two packages by obs-build in a chroot, the engine around it as installed.</summary>
public sealed class RealBuildTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Build_PackagesWithTheSameFile_AreFoundAndTheTargetHasNoneOfTheTools()
    {
        Environment.GetEnvironmentVariable("OBSH_TEST_NAMESPACE").Should().Be("private", "tests/run makes the namespaces these tests need");
        Start(At("EndToEnd/make-source.sh"), _directory.Combine("source"), Lab("debs")).Status.Should().Be(0);
        _directory.CreateDirectory("root");
        Write("engine.json", new
        {
            stateDirectory = _directory.Combine("state"),
            toolsDirectory = Lab("tools"),
            pluginDirectories = (string[])[Path.Combine(Repository.Directory, "artifacts/plugins")],
        });
        Write("hooks.json", new
        {
            hooks = new Dictionary<string, object>
            {
                ["install-check"] = new { tools = new { provider = "debian", repository = (string[])[Lab("tools-debs")], packages = (string[])["apt", "rpm"] } },
                ["cleanup"] = new { enabled = false },
            },
        });

        var (status, log) = Start(
            At("obs-hooks"), "build", "--real", "/usr/lib/obs-build/build", "--config-dir", _directory.Combine("config"), "--",
            "--root", _directory.Combine("root"), "--rpmlist", _directory.Combine("source/rpmlist"), "--arch", "x86_64:amd64",
            "--dist", At("EndToEnd/project.conf"), _directory.Combine("source/greeter_1.0.dsc"));

        log.Should().Contain("finished \"build greeter_1.0.dsc\"");
        log.Should().Contain("[hook install-check] error: OBSH865: file: greeter: /usr/share/greeter/text is in greeter-data 1.0, too")
            .And.Contain("[hook install-check] error: OBSH866: script: greeter: installed greeter package post-installation script subprocess returned error exit status 4")
            .And.Contain("    no greeting configured")
            .And.MatchRegex("installed 2 package\\(s\\) on [3-9][0-9] of the build root");
        status.Should().Be(1);
        foreach (var tool in (ReadOnlySpan<string>)["usr/bin/apt-get", "usr/bin/rpm", "var/lib/dpkg/info/apt.list", "var/lib/dpkg/info/rpm.list"])
        {
            Path.Exists(Path.Combine(_directory.Combine("root"), tool)).Should().BeFalse("{0} is not for the target", tool);
        }
    }

    private static string At(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static string Lab(string name) => Path.Combine(Repository.Directory, "artifacts/lab", name);

    private void Write(string name, object content)
    {
        _directory.CreateDirectory("config");
        File.WriteAllText(_directory.Combine($"config/{name}"), JsonSerializer.Serialize(content));
    }

    /// <summary>With a small environment: obs-build hands all of its own to the build.</summary>
    private static (int Status, string Log) Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" 2>&1 < /dev/null", "sh", program, .. arguments]) { RedirectStandardOutput = true };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["HOME"] = "/root";
        start.Environment["BUILD_DIR"] = "/usr/lib/obs-build";
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath);
        using var process = Process.Start(start)!;
        var log = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, log);
    }
}
