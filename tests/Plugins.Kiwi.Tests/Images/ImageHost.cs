using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Kiwi.Tests.Images;

/// <summary>
/// A host with the published engine and its kiwi plugin, a tools root of Debian's kiwi, and jobs as bs_worker leaves them, whose
/// repository has 88 packages and no kiwi.
/// </summary>
public sealed class ImageHost : IDisposable
{
    /// <summary>kiwi, and what it runs for archives, containers, file systems and disks.</summary>
    internal static readonly ImmutableArray<string> Tools =
    [
        "kiwi", "debootstrap", "apt-utils", "rsync", "xz-utils", "qemu-utils", "e2fsprogs", "mount", "umoci", "skopeo", "python3-setuptools", "file",
        "createrepo-c", "dnf", "rpm",
        "parted", "gdisk", "fdisk", "dosfstools",
    ];

    private const string Handlers = "/proc/sys/fs/binfmt_misc";

    private readonly TemporaryDirectory _directory = new();
    private readonly HashSet<string> _handlers;
    private readonly List<int> _engines = [];

    public ImageHost()
    {
        Environment.GetEnvironmentVariable("OBSH_TEST_NAMESPACE").Should().Be("private", "tests/run makes the namespaces these tests need");
        Configure(loopMounts: true);
        File.WriteAllText(_directory.Combine("prjconf"), "Type: kiwi\nRepotype: none\n");
        if (!File.Exists($"{Handlers}/register"))
        {
            Process.Start("mount", ["-t", "binfmt_misc", "binfmt_misc", Handlers]).WaitForExit();
            File.Exists($"{Handlers}/register").Should().BeTrue("the kernel has binfmt_misc");
        }

        _handlers = [.. Directory.EnumerateFiles(Handlers)];
    }

    /// <summary>Built by all jobs, one after another.</summary>
    internal string Root => _directory.CreateDirectory("root");

    /// <summary>Debian's emulators, which are nowhere else.</summary>
    private string Emulator => _directory.Combine("emulator");

    private string State => _directory.CreateDirectory("state");

    private string Config => _directory.CreateDirectory("config");

    private static string Repository { get; } = typeof(ImageHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static a => a.Key == "RepositoryRoot").Value!;

    private static string Engine { get; } = Path.Combine(Repository, "artifacts/dist/obs-hooks");

    internal void Configure(bool loopMounts)
    {
        File.WriteAllText(
            Path.Combine(Config, "engine.json"),
            $$"""
            { "stateDirectory": "{{State}}", "toolsDirectory": "{{Repository}}/artifacts/lab/tools",
              "pluginDirectories": ["{{Path.GetDirectoryName(Engine)}}/plugins"], "allowLoopMounts": {{(loopMounts ? "true" : "false")}} }
            """);
        File.WriteAllText(
            Path.Combine(Config, "hooks.json"),
            $$$"""
            { "hooks": {
              "kiwi": {
                "settings": { "xzOptions": "-0 --threads=0" },
                "tools": { "provider": "debian", "repository": ["{{{Repository}}}/artifacts/lab/tools-debs"], "packages": {{{JsonSerializer.Serialize(Tools)}}} } },
              "qemu-user": { "when": { "archs": ["aarch64"] }, "tools": { "provider": "directory", "repository": ["{{{Emulator}}}"] } } } }
            """);
    }

    /// <summary>Builds an image.</summary>
    /// <param name="description">The description.</param>
    /// <param name="onLine">Told of each line of the log.</param>
    /// <param name="files">More sources.</param>
    internal ImageBuild Build(string description, Action<string, Process>? onLine = null, params (string Name, string Content)[] files) =>
        Build("x86_64", Path.Combine(Repository, "artifacts/lab/image-debs"), description, onLine, files);

    /// <summary>Builds an image of packages with which it boots.</summary>
    internal ImageBuild BuildDisk(string description) => BuildOf(Path.Combine(Repository, "artifacts/lab/disk-debs"), description);

    /// <summary>Builds an image of packages of one's own.</summary>
    internal ImageBuild BuildOf(string packages, string description) => Build("x86_64", packages, description, null);

    /// <summary>Builds an image of Debian's arm64 packages.</summary>
    internal ImageBuild BuildForAarch64(string description, Action<string, Process>? onLine = null)
    {
        if (!Directory.Exists(Emulator))
        {
            var package = Directory.GetFiles(Path.Combine(Repository, "artifacts/lab/downloads"), "qemu-user-static_*.deb").Single();
            Process.Start("dpkg-deb", ["--extract", package, Emulator]).WaitForExit();
        }

        return Build("aarch64", Path.Combine(Repository, "artifacts/lab/image-arm64-debs"), description, onLine);
    }

    private ImageBuild Build(string arch, string repository, string description, Action<string, Process>? onLine, params (string Name, string Content)[] files)
    {
        using var sources = new TemporaryDirectory();
        sources.WriteFile("tiny.kiwi", System.Text.Encoding.UTF8.GetBytes(description));
        foreach (var (name, content) in files)
        {
            sources.WriteFile(name, System.Text.Encoding.UTF8.GetBytes(content));
        }

        var packages = sources.CreateDirectory("repos/Debian:12/standard");
        foreach (var package in Directory.EnumerateFiles(repository).Where(static f => Path.GetExtension(f) is ".deb" or ".rpm"))
        {
            File.Copy(package, Path.Combine(packages, Path.GetFileName(package)));
        }

        return Run(
            onLine,
            "build", "--real", "/bin/false", "--", "--root", Root, "--clean", "--dist", _directory.Combine("prjconf"), "--arch", arch,
            "--release", "1.1", "--reason", $"Building tiny for project 'images' repository 'std' arch '{arch}' srcmd5 'x'",
            sources.Combine("tiny.kiwi"));
    }

    /// <summary>What the next start does after a crash.</summary>
    internal ImageBuild Recover() => Run(null, "recover");

    /// <summary>
    /// What must not be left behind: loop devices, partitions of those without a file, mounts, processes and cgroups of sandboxes, binfmt
    /// entries, job areas, files in the build root.
    /// </summary>
    internal IReadOnlyList<string> Leftovers()
    {
        var found = new List<string>();
        foreach (var loop in Directory.EnumerateDirectories("/sys/block", "loop*"))
        {
            var file = Path.Combine(loop, "loop/backing_file");
            if (!File.Exists(file))
            {
                found.AddRange(Directory.EnumerateDirectories(loop, "loop*p*"));
            }
            else if (File.ReadAllText(file) is var backing && (backing.Contains(Root) || backing.Contains("/image/")))
            {
                found.Add($"{loop} on {backing}");
            }
        }

        found.AddRange(File.ReadLines("/proc/self/mountinfo").Where(l => l.Contains(_directory.FullPath)));
        found.AddRange(Directory.EnumerateDirectories("/proc").Where(static p => char.IsAsciiDigit(p[6])).Where(IsOfSandbox));
        found.AddRange(Directory.EnumerateFileSystemEntries(State, "*", SearchOption.AllDirectories).Where(static e => e.Contains("/jobs/")));
        found.AddRange(Directory.EnumerateFileSystemEntries(Root, ".obs-hooks*"));
        found.AddRange(Directory.EnumerateFiles(Handlers).Where(f => !_handlers.Contains(f)));
        found.AddRange(_engines.SelectMany(static e => Directory.EnumerateDirectories(
            "/sys/fs/cgroup", FormattableString.Invariant($"obs-hooks-script-{e}-*"), SearchOption.AllDirectories)));
        return found;
    }

    public void Dispose() => _directory.Dispose();

    private static bool IsOfSandbox(string process)
    {
        const int firstSandboxUser = 60600;
        try
        {
            var status = File.ReadAllLines(Path.Combine(process, "status"));

            // Without a parent, and the first process of the tests' namespace waits for nobody.
            var ended = status.Any(static l => l.StartsWith("State:\tZ", StringComparison.Ordinal));
            var user = status.First(static l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
            return !ended && long.Parse(user, CultureInfo.InvariantCulture) is (>= firstSandboxUser and < 61183) or >= 0x70000000;
        }
        catch (IOException)
        {
            return false; // it has ended
        }
    }

    private ImageBuild Run(Action<string, Process>? onLine, params string[] arguments)
    {
        var start = new ProcessStartInfo(Engine, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OBS_HOOKS_CONFIGDIRECTORY"] = Config;
        using var process = Process.Start(start)!;
        _engines.Add(process.Id);
        var errors = process.StandardError.ReadToEndAsync();
        var lines = new List<string>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
            onLine?.Invoke(line, process);
        }

        process.WaitForExit();
        return new ImageBuild(process.ExitCode, lines, errors.Result);
    }
}
