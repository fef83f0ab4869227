using System.Diagnostics;
using System.Text.Json;

namespace Obs.Hooks.Benchmarks.Comparing;

/// <summary>A build that leaves given packages, by the real engine with the build-compare plugin, around a stand-in for <c>build</c>.</summary>
internal sealed class ComparedJob
{
    private const string Reason = "Building many for project 'bench' repository 'std' arch 'x86_64' srcmd5 '0123456789abcdef0123456789abcdef'";

    private readonly string _engine;
    private readonly string _directory;

    public ComparedJob(string engine, string directory)
    {
        _engine = engine;
        _directory = directory;
        Directory.CreateDirectory(Path.Combine(directory, "config"));
        File.WriteAllText(
            Path.Combine(directory, "config/hooks.json"), """{ "hooks": { "cleanup": { "enabled": false }, "build-compare": {}, "report": {} } }""");
        File.WriteAllText(Path.Combine(directory, "build"), """
            #!/bin/bash
            top=$2/usr/src/packages
            mkdir -p "$top/OTHER" "$top/DEBS" "$top/RPMS/x86_64" "$top/SRPMS"
            ln -sfn usr/src/packages "$2/.build.packages"
            case $NEW in
                */deb/*) cp "$NEW"/* "$top/DEBS/" ;;
                *) cp "$NEW"/*.x86_64.rpm "$top/RPMS/x86_64/"; cp "$NEW"/*.src.rpm "$top/SRPMS/" ;;
            esac
            sleep 0.5
            """);
        File.SetUnixFileMode(Path.Combine(directory, "build"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Builds once.</summary>
    /// <param name="before">Directory with the packages of the last build.</param>
    /// <param name="after">Directory with this build's.</param>
    /// <param name="recipe"><c>x.spec</c> or <c>x.dsc</c>.</param>
    /// <returns>Seconds of the hook's call, from the report.</returns>
    public double Run(string before, string after, string recipe)
    {
        var root = Path.Combine(_directory, "root");
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }

        Directory.CreateDirectory(root);
        File.WriteAllText(Path.Combine(_directory, recipe), "Name: many\n");
        var start = new ProcessStartInfo(
            Path.Combine(_engine, "obs-hooks"),
            [
                "build", "--real", Path.Combine(_directory, "build"), "--config-dir", Path.Combine(_directory, "config"),
                "--state-dir", "/run/obs-hooks-bench", "--", "--root", root, "--logfile", Path.Combine(root, ".build.log"),
                "--oldpackages", before, "--reason", Reason, Path.Combine(_directory, recipe),
            ])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["NEW"] = after;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        const int unchanged = 2;
        return process.ExitCode == unchanged
            ? Elapsed(Path.Combine(root, ".build.packages/OTHER/hooks.report.json"))
            : throw new InvalidOperationException($"the engine ended with {process.ExitCode}, not as unchanged:\n{output}");
    }

    private static double Elapsed(string report)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        return json.RootElement.GetProperty("hooks").EnumerateArray()
            .Single(static h => h.GetProperty("id").GetString() == "build-compare").GetProperty("milliseconds").GetDouble() / 1e3;
    }
}
