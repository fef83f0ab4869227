using System.Diagnostics;
using System.Reflection;
using Obs.Hooks.Plugins.Shared.Qemu;

namespace Obs.Hooks.Plugins.QemuUser.Tests.Emulated;

/// <summary>
/// A package for aarch64 that was built on x86_64 once for all tests here: by the published engine and plugin, obs-build's own
/// build, Debian's arm64 packages and Debian's emulator, which is nowhere but in the tools root.
/// </summary>
public sealed class EmulatedRoot : IDisposable
{
    private static readonly string s_repository =
        typeof(EmulatedRoot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-emulated-").FullName;
    private readonly HashSet<string> _before;

    public EmulatedRoot()
    {
        Environment.GetEnvironmentVariable("OBSH_TEST_NAMESPACE").Should().Be("private", "these tests mount; start them with tests/run");
        File.SetUnixFileMode(_directory, (UnixFileMode)0x1ED);
        Directory.CreateDirectory(BuildRoot);
        WriteConfiguration("etc", """{ "hooks": { "qemu-user": { "tools": { "provider": "directory", "repository": ["DIR/qemu"] } } } }""");
        var emulator = Directory.GetFiles(Path.Combine(s_repository, "artifacts/lab/downloads"), "qemu-user-static_*.deb").Single();
        Sh($"dpkg-deb -x '{emulator}' '{_directory}/qemu'");
        Sh($"cp -r '{AppContext.BaseDirectory}/Emulated/Package/.' '{_directory}/source' && chmod 755 '{_directory}'/source/uhello-1.0/debian/rules"
            + $" && cd '{_directory}/source' && dpkg-source -b uhello-1.0");
        WriteRpmList();
        _before = [.. HostState()];
        Build = Run("--clean");
        Leftovers = Left();
    }

    internal static string Engine { get; } = Path.Combine(s_repository, "artifacts/dist/obs-hooks");

    public string BuildRoot => Path.Combine(_directory, "root");

    /// <summary>How the build went.</summary>
    internal (int Status, string Output) Build { get; }

    /// <summary>What was left after it.</summary>
    internal IReadOnlyList<string> Leftovers { get; }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    internal string At(string name) => Path.Combine(_directory, name);

    /// <summary>Writes hooks.json and engine.json; DIR is the directory of these tests.</summary>
    internal void WriteConfiguration(string name, string hooks, string engine = "")
    {
        Directory.CreateDirectory(At(name));
        File.WriteAllText(At($"{name}/hooks.json"), hooks.Replace("DIR", _directory, StringComparison.Ordinal));
        File.WriteAllText(
            At($"{name}/engine.json"),
            $$"""{ "stateDirectory": "{{_directory}}/state", "toolsDirectory": "{{_directory}}/tools", "terminationGrace": "2s"{{engine}} }""");
    }

    /// <summary>The engine's arguments for a build of the package.</summary>
    internal string[] Arguments(string configuration, string real, string root, params string[] options) =>
        [
            "build", "--config-dir", At(configuration), "--plugin-dir", Path.Combine(s_repository, "artifacts/dist/plugins"), "--real", real,
            "--", "--root", At(root), "--rpmlist", At("rpmlist"), "--arch", "aarch64", "--dist", At("source/project.conf"), .. options,
            At("source/uhello_1.0.dsc"),
        ];

    /// <summary>Starts the engine around obs-build's own build of the package.</summary>
    internal Process Start(params string[] options)
    {
        // init_buildsystem's mark of a root in which a build was killed; it would ask what to do.
        File.Delete(Path.Combine(BuildRoot, "not-ready"));
        return StartEngine(Arguments("etc", "/usr/lib/obs-build/build", "root", options));
    }

    internal (int Status, string Output) Run(params string[] options)
    {
        using var process = Start(options);
        return End(process);
    }

    internal Process StartEngine(params string[] arguments)
    {
        var start = new ProcessStartInfo(Engine, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["BUILD_DIR"] = "/usr/lib/obs-build";
        return Process.Start(start)!;
    }

    internal static (int Status, string Output) End(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    /// <summary>Waits until a program of the target runs.</summary>
    internal void WaitForEmulation(Process engine)
    {
        while (!Emulated().Any())
        {
            engine.HasExited.Should().BeFalse("a program should be emulated before the build ends");
            Thread.Sleep(20);
        }
    }

    /// <summary>What is there now and was not before the build.</summary>
    internal IReadOnlyList<string> Left() => [.. HostState().Where(s => !_before.Contains(s)).Order(StringComparer.Ordinal)];

    internal static (int Status, string Output) Sh(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var result = End(process);
        result.Status.Should().Be(0, result.Output);
        return result;
    }

    /// <summary>Handlers of the host, mounts, loop devices, processes of the build, job areas and ledgers of the engine.</summary>
    private IEnumerable<string> HostState()
    {
        var handlers = Directory.Exists(RegisteredHandlers.Directory) ? Directory.GetFiles(RegisteredHandlers.Directory) : [];
        return handlers
            .Concat(File.ReadLines("/proc/self/mountinfo").Select(static l => $"mount {l.Split(' ')[4]}"))
            .Concat(Directory.GetDirectories("/sys/block", "loop*").Select(static d => $"{d}/loop/backing_file")
                .Where(f => File.Exists(f) && File.ReadAllText(f).StartsWith(_directory, StringComparison.Ordinal)))
            .Concat(Emulated())
            .Concat(new[] { "jobs", "binfmt" }.Select(n => At($"state/{n}")).Where(Directory.Exists)
                .SelectMany(static d => Directory.GetDirectories(d)));
    }

    private IEnumerable<string> Emulated() =>
        Directory.GetDirectories("/proc").Where(static p => char.IsAsciiDigit(p[6])).Where(p =>
            new FileInfo($"{p}/exe").LinkTarget is { } exe && exe.StartsWith(_directory, StringComparison.Ordinal)
            || new FileInfo($"{p}/root").LinkTarget is { } root && root.StartsWith(BuildRoot, StringComparison.Ordinal));

    /// <summary>As bs_worker writes it.</summary>
    private void WriteRpmList()
    {
        var packages = Directory.GetFiles(Path.Combine(s_repository, "artifacts/lab/arm64-debs"), "*.deb")
            .ToDictionary(static f => Path.GetFileName(f).Split('_')[0], static f => f, StringComparer.Ordinal);
        var lines = packages.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => $"{p.Key} {p.Value}").ToList();

        // Priority required and what these need: what a root begins with.
        string[] first = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Emulated/Package/preinstall")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        first.Should().BeSubsetOf(packages.Keys);
        lines.Add($"preinstall: {string.Join(' ', first)}");
        lines.Add("runscripts: base-passwd base-files gawk");
        File.WriteAllLines(At("rpmlist"), lines);
    }
}
