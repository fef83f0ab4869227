using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Obs.Hooks.Examples.Tests;

/// <summary>An example's job on a made-up host: the real engine, the real sandbox, a stand-in for <c>build</c>.</summary>
internal sealed partial class ExampleRun : IDisposable
{
    private const string Placeholder = "/tmp/oh-xxxxxxxx";

    private const string Build = """
        #!/bin/bash
        while [ $# -gt 0 ]; do
            case $1 in
                --root) root=$2; shift 2 ;;
                --rpmlist) sed 's/^/build: list: /' "$2"; shift 2 ;;
                --arch | --dist | --logfile | --reason) shift 2 ;;
                --*) echo "build: $1"; shift ;;
                *) ls "${1%/*}" | sed 's/^/build: source: /'; shift ;;
            esac
        done
        top=$root/home/abuild/rpmbuild
        mkdir -p "$top/OTHER"
        ln -sfn home/abuild/rpmbuild "$root/.build.packages"
        here=${0%/*}
        [ ! -d "$here/job/results" ] || cp -r "$here/job/results/." "$top/"
        [ ! -d "$here/job/root" ] || cp -r "$here/job/root/." "$root/"
        exit "$(cat "$here/job/status" 2>/dev/null || echo 0)"
        """;

    private static readonly string[] s_shown = ["[hook ", "obs-hooks: ", "build: "];

    private readonly string _root = $"/tmp/oh-{Guid.NewGuid().ToString("N")[..8]}";
    private readonly string[] _argv;

    public ExampleRun(Example example)
    {
        foreach (var directory in (ReadOnlySpan<string>)["etc", "plugins", "root", "job/sources"])
        {
            Directory.CreateDirectory(At(directory), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Copy(example.At("job"), At("job"));
        Copy(example.At("scripts"), At("etc/scripts"));
        if (File.Exists(example.At("hooks.json")))
        {
            File.Copy(example.At("hooks.json"), At("etc/hooks.json"));
        }

        foreach (var (plugin, published) in example.Plugins)
        {
            Copy(published, At($"plugins/{plugin}"));
        }

        foreach (var file in example.PackageFiles)
        {
            File.Copy(file, At($"job/sources/{Path.GetFileName(file)}"));
        }

        File.WriteAllText(At("prjconf"), Example.Concatenated(example.Prjconf()));
        File.WriteAllText(At("build"), Build);
        File.SetUnixFileMode(At("build"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (!File.Exists(At("job/rpmlist")))
        {
            File.WriteAllText(At("job/rpmlist"), "bash /packages/bash.rpm\n");
        }

        _argv =
        [
            "--root", At("root"), "--arch", "x86_64", "--dist", At("prjconf"), "--rpmlist", At("job/rpmlist"), "--logfile", At("root/.build.log"),
            "--reason", "Building hello for project 'home:me' repository 'standard' arch 'x86_64' srcmd5 '0123456789abcdef0123456789abcdef'",
            Directory.GetFiles(At("job/sources"), "*.kiwi") is [var image] ? image : At("job/sources/hello.spec"),
        ];
    }

    public string At(string name) => Path.Combine(_root, name);

    /// <summary>What <c>obs-hooks plan</c> says.</summary>
    public string Plan()
    {
        var (_, output) = Run(["plan", "--explain", "--config-dir", At("etc"), "--plugin-dir", At("plugins"), "--", .. _argv]);
        return output;
    }

    /// <summary>What <c>obs-hooks build</c> makes of it: what hooks say, its exit status and the results.</summary>
    public string Job(params string[] options)
    {
        var (status, output) = Run(
            ["build", "--real", At("build"), "--config-dir", At("etc"), "--state-dir", At("state"), "--plugin-dir", At("plugins"), .. options, "--", .. _argv]);
        var text = new StringBuilder();
        foreach (var line in output.Split('\n'))
        {
            if (s_shown.Any(s => line.StartsWith(s, StringComparison.Ordinal)))
            {
                text.Append(Area().Replace(Elapsed().Replace(line, "after N ms"), "AREA/")).Append('\n');
            }
        }

        text.Append("status ").Append(status).Append('\n');
        var results = At("root/home/abuild/rpmbuild");
        foreach (var file in FilesBelow(results).Where(static f => !f.Contains("/BUILD/", StringComparison.Ordinal)))
        {
            text.Append("result ").Append(Path.GetRelativePath(results, file)).Append('\n');
            if (file.Contains("/OTHER/", StringComparison.Ordinal))
            {
                text.Append(Indent(File.ReadAllText(file)));
            }
        }

        return text.ToString();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private (int Status, string Output) Run(string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "obs-hooks"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _root,
        };
        start.Environment.Remove("BUILD_DIR");
        start.Environment["OBS_HOOKS_CACHEDIRECTORY"] = At("cache");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, (output + errors.Result).Replace(_root, Placeholder, StringComparison.Ordinal));
    }

    private static IEnumerable<string> FilesBelow(string directory) => Directory.Exists(directory)
        ? Directory.GetFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [];

    private static string Indent(string text) => string.Concat(text.TrimEnd('\n').Split('\n').Select(static l => $"  | {l}\n"));

    private static void Copy(string from, string to)
    {
        foreach (var file in FilesBelow(from))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.Copy(file, copy);
        }
    }

    [GeneratedRegex("/tmp/oh-xxxxxxxx/state/jobs/[^/]+/")]
    private static partial Regex Area();

    [GeneratedRegex("after [0-9.]+ m?s")]
    private static partial Regex Elapsed();
}
