using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Obs.Hooks.Testing;
using Obs.Hooks.Tests.Shared;

namespace Obs.Hooks.Plugins.Rpmlint.Tests.EndToEnd;

/// <summary>
/// Builds with obs-build's own <c>build</c> in a chroot of Debian packages, the published engine around it. The root stays from
/// one build to the next, as with <c>osc build</c>.
/// </summary>
public sealed class BuildArea : IDisposable
{
    private static readonly string s_repository =
        typeof(BuildArea).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    private readonly TemporaryDirectory _directory = new();

    public BuildArea()
    {
        Environment.GetEnvironmentVariable("OBSH_TEST_NAMESPACE").Should().Be("private", "tests/run makes the namespaces these tests need");
        Start(Packages("make-sources.sh"), [_directory.Combine("sources")]).Should().Be(0);
        Directory.CreateDirectory(Root);
        _directory.CreateDirectory("config");
        Write("engine.json", new
        {
            stateDirectory = _directory.Combine("state"),
            toolsDirectory = Path.Combine(s_repository, "artifacts/lab/tools"),
            pluginDirectories = (string[])[Path.Combine(s_repository, "artifacts/dist/plugins")],
        });
    }

    public string Root => _directory.Combine("root");

    public string Log => File.ReadAllText(_directory.Combine("log"));

    /// <summary>What OBS would collect.</summary>
    public string Results => Path.Combine(Root, ".build.packages");

    /// <summary>Builds one of the sources with a checker.</summary>
    /// <param name="recipe">Path below the sources.</param>
    /// <param name="hook">The checker's hook.</param>
    /// <param name="settings">Its settings.</param>
    /// <returns>The exit status of obs-hooks.</returns>
    public int Build(string recipe, string hook, object settings)
    {
        Write("hooks.json", new
        {
            hooks = new Dictionary<string, object>
            {
                [hook] = new { settings, tools = new { provider = "debian", repository = (string[])[Debs("tools-debs")], packages = LintToolsRoot.Packages } },
                ["report"] = new { },
                ["cleanup"] = new { },
            },
        });
        return Start(
            Path.Combine(s_repository, "artifacts/dist/obs-hooks"),
            [
                "build", "--real", "/usr/lib/obs-build/build", "--config-dir", _directory.Combine("config"), "--",
                "--root", Root, "--rpms", $"{Debs("debs")}:{Debs("tools-debs")}", "--arch", "x86_64:amd64", "--dist", Packages("project.conf"),
                _directory.Combine($"sources/{recipe}"),
            ]);
    }

    public void Dispose() => _directory.Dispose();

    internal static string Packages(string file) => Path.Combine(AppContext.BaseDirectory, "Packages", file);

    private static string Debs(string name) => Path.Combine(s_repository, "artifacts/lab", name);

    private void Write(string name, object content) =>
        File.WriteAllText(_directory.Combine($"config/{name}"), JsonSerializer.Serialize(content));

    /// <summary>With a small environment: obs-build hands all of its own to the build.</summary>
    private int Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo("bash", ["-c", "log=$1; shift; exec \"$@\" > \"$log\" 2>&1 < /dev/null", "bash", _directory.Combine("log"), program, .. arguments]);
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["HOME"] = "/root";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["BUILD_DIR"] = "/usr/lib/obs-build";
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } runtime)
        {
            start.Environment["DOTNET_ROOT"] = runtime;
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
