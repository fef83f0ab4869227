using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using FluentAssertions;

namespace Obs.Hooks.Tests.Shared;

/// <summary>
/// Jobs that obs-build's own <c>build</c> does in a chroot of Debian packages, with the published engine and plugins around it. The
/// root stays from one build to the next, as with <c>osc build</c>.
/// </summary>
internal sealed class RealBuild : IDisposable
{
    private const string Build = "/usr/lib/obs-build/build";

    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-build-").FullName;

    public RealBuild()
    {
        Environment.GetEnvironmentVariable("OBSH_TEST_NAMESPACE").Should().Be("private", "tests/run makes the namespaces these tests need");
        foreach (var name in (ReadOnlySpan<string>)["config", "sources", "old", "root"])
        {
            Directory.CreateDirectory(At(name));
        }

        Write("engine.json", new
        {
            stateDirectory = At("state"),
            toolsDirectory = Lab("tools"),
            pluginDirectories = (string[])[Path.Combine(Repository, "artifacts/dist/plugins")],
        });
    }

    public string Root => At("root");

    /// <summary>The test project's own <c>RepositoryRoot</c>, which is assembly metadata.</summary>
    private static string Repository { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    /// <summary>What tests/run has downloaded: <c>debs</c>, <c>tools-debs</c> and others.</summary>
    public static string Lab(string name) => Path.Combine(Repository, "artifacts/lab", name);

    /// <summary>A file that comes with the tests.</summary>
    public static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    /// <summary>"tools" of a hook: a root of Debian packages.</summary>
    public static object Tools(params IEnumerable<string> packages) =>
        new { provider = "debian", repository = (string[])[Lab("tools-debs")], packages };

    /// <summary>A path below the job's directory: <c>sources</c>, <c>old</c>, <c>root</c>.</summary>
    public string At(string name) => Path.Combine(_directory, name);

    /// <summary>Writes hooks.json.</summary>
    /// <param name="hooks">By id.</param>
    public void Configure(Dictionary<string, object> hooks) => Write("hooks.json", new { hooks });

    /// <summary>Builds.</summary>
    /// <param name="recipe">Path below the sources.</param>
    /// <param name="arguments">Arguments of <c>build</c>, but for the root, the architecture and the recipe.</param>
    public (int Status, string Log) Run(string recipe, params ReadOnlySpan<string> arguments) => Start(
        Path.Combine(Repository, "artifacts/dist/obs-hooks"),
        [
            "build", "--real", Build, "--config-dir", At("config"), "--",
            "--root", Root, "--arch", "x86_64:amd64", .. arguments, At($"sources/{recipe}"),
        ]);

    /// <summary>Runs a program that must succeed, such as one that makes the sources.</summary>
    public static void Succeed(string program, params ReadOnlySpan<string> arguments)
    {
        var (status, log) = Start(program, [.. arguments]);
        status.Should().Be(0, log);
    }

    /// <summary>What must not be there after a job: its mounts, loop devices and processes, job areas, files of the engine in the root.</summary>
    public IReadOnlyList<string> Leftovers() =>
    [
        .. File.ReadLines("/proc/self/mountinfo").Where(l => l.Contains(_directory, StringComparison.Ordinal)),
        .. Directory.GetDirectories("/sys/block", "loop*").Select(static d => $"{d}/loop/backing_file")
            .Where(f => File.Exists(f) && File.ReadAllText(f).StartsWith(_directory, StringComparison.Ordinal)),
        .. Directory.GetDirectories("/proc").Where(static p => char.IsAsciiDigit(p[6])).Where(IsOfJob),
        .. Directory.GetFileSystemEntries(At("state/jobs")),
        .. Directory.GetFileSystemEntries(Root, ".obs-hooks*"),
    ];

    /// <summary>Asserts that files are not in the root: tools are no part of the target.</summary>
    public void HasNone(params ReadOnlySpan<string> files)
    {
        Directory.Exists(Path.Combine(Root, "usr/bin")).Should().BeTrue("the build root is still there");
        foreach (var file in files)
        {
            Path.Exists(Path.Combine(Root, file)).Should().BeFalse("{0} is not for the target", file);
        }
    }

    public void Dispose()
    {
        // Not into what a build may have left mounted.
        using var removal = Process.Start("rm", ["-rf", "--one-file-system", _directory]);
        removal.WaitForExit();
    }

    private bool IsOfJob(string process) =>
        new FileInfo($"{process}/exe").LinkTarget?.StartsWith(_directory, StringComparison.Ordinal) == true
        || new FileInfo($"{process}/root").LinkTarget?.StartsWith(_directory, StringComparison.Ordinal) == true;

    private void Write(string name, object content) =>
        File.WriteAllText(At($"config/{name}"), JsonSerializer.Serialize(content));

    /// <summary>With a small environment: obs-build hands all of its own to the build. Both outputs in one, as in a build log.</summary>
    private static (int Status, string Log) Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" 2>&1 < /dev/null", "sh", program, .. arguments]) { RedirectStandardOutput = true };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["HOME"] = "/root";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["BUILD_DIR"] = Path.GetDirectoryName(Build);
        using var process = Process.Start(start)!;
        var log = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, log);
    }
}
