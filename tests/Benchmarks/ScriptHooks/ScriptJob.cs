using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Obs.Hooks.Benchmarks.ScriptHooks;

/// <summary>A package with scripts among its sources, built by the real engine around a stand-in for <c>build</c>.</summary>
internal sealed class ScriptJob
{
    private const string Script = """
        // hook: {0}
        // points: pre-chroot, post-build
        // capabilities: results
        if (Point == HookPoint.PreChroot)
        {
            Log.Info($"{Job.Packages.Length} packages for {Job.Project}");
            return null;
        }

        var bytes = 0L;
        foreach (var file in Results.Files)
        {
            bytes += file.Size;
        }

        Log.Info($"{bytes} bytes in {Results.Files.Length} results");
        Effects.AddResult("OTHER", "{0}.txt", $"{bytes}\n");
        """;

    private readonly string _engine;
    private readonly string _directory;

    public ScriptJob(string engine, string directory, int scripts)
    {
        _engine = engine;
        _directory = directory;
        Directory.CreateDirectory(Path.Combine(directory, "sources"));
        Directory.CreateDirectory(Path.Combine(directory, "config"));
        File.WriteAllText(Path.Combine(directory, "sources/x.spec"), "Name: x\n");
        for (var number = 0; number < scripts; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"bench-{number}");
            File.WriteAllText(
                Path.Combine(directory, $"sources/{id}.hook.csx"), Script.Replace("{0}", id, StringComparison.Ordinal));
        }

        File.WriteAllText(Path.Combine(directory, "config/hooks.json"), """{ "hooks": { "cleanup": { "enabled": false }, "report": {} } }""");
        var cache = Path.Combine(directory, "cache");
        File.WriteAllText(Path.Combine(directory, "config/engine.json"), $$"""{ "cacheDirectory": "{{cache}}" }""");
        File.WriteAllText(Path.Combine(directory, "build"), """
            #!/bin/bash
            mkdir -p "$2/usr/src/packages/OTHER"
            ln -sfn usr/src/packages "$2/.build.packages"
            echo result > "$2/usr/src/packages/OTHER/result.txt"
            sleep 0.5
            """);
        File.SetUnixFileMode(Path.Combine(directory, "build"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Builds once.</summary>
    /// <returns>Milliseconds of each hook call, by point, in order; from the report.</returns>
    public (List<double> PreChroot, List<double> PostBuild) Run()
    {
        var root = Path.Combine(_directory, "root");
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }

        Directory.CreateDirectory(root);
        var start = new ProcessStartInfo(
            Path.Combine(_engine, "obs-hooks"),
            [
                "build", "--real", Path.Combine(_directory, "build"), "--config-dir", Path.Combine(_directory, "config"),
                "--state-dir", "/run/obs-hooks-bench", "--", "--root", root, "--logfile", Path.Combine(root, ".build.log"),
                Path.Combine(_directory, "sources/x.spec"),
            ])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? Times(Path.Combine(root, ".build.packages/OTHER/hooks.report.json"))
            : throw new InvalidOperationException($"the engine ended with {process.ExitCode}:\n{output}");
    }

    private static (List<double> PreChroot, List<double> PostBuild) Times(string report)
    {
        List<double> before = [];
        List<double> after = [];
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        foreach (var hook in json.RootElement.GetProperty("hooks").EnumerateArray())
        {
            if (hook.GetProperty("id").GetString()!.StartsWith("bench", StringComparison.Ordinal))
            {
                var list = hook.GetProperty("point").GetString() == "pre-chroot" ? before : after;
                list.Add(hook.GetProperty("milliseconds").GetDouble());
            }
        }

        return (before, after);
    }
}
