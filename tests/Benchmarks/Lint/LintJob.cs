using System.Diagnostics;
using System.Text.Json;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Benchmarks.Lint;

/// <summary>A build whose results are packages that were made before, with the rpmlint hook after it.</summary>
internal sealed class LintJob
{
    private readonly string _engine;
    private readonly string _directory;
    private readonly string _config;

    public LintJob(string engine, string directory, ToolsSpec tools, string program)
    {
        (_engine, _directory, _config) = (engine, directory, $"{directory}/config-{program}");
        Directory.CreateDirectory($"{directory}/sources");
        Directory.CreateDirectory(_config);
        File.WriteAllText($"{directory}/sources/bench.spec", "Name: bench\n");
        File.WriteAllText($"{_config}/hooks.json", JsonSerializer.Serialize(new
        {
            hooks = new
            {
                cleanup = new { enabled = false },
                report = new { },
                rpmlint = new
                {
                    settings = new { policy = "warn", program },
                    tools = new { provider = "debian", repository = tools.Repositories, packages = tools.Packages },
                },
            },
        }));
        File.WriteAllText($"{_config}/engine.json", JsonSerializer.Serialize(new { toolsDirectory = Path.GetFullPath($"{tools.Repositories[0]}/../tools") }));
        File.WriteAllText($"{directory}/build", $"""
            #!/bin/bash
            mkdir -p "$2/usr/src/packages"
            ln -sfn usr/src/packages "$2/.build.packages"
            cp -r '{directory}/results/.' "$2/usr/src/packages/"
            sleep 0.5
            """);
        File.SetUnixFileMode($"{directory}/build", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Builds once.</summary>
    /// <returns>Seconds of the rpmlint hook, from the report.</returns>
    public double Run()
    {
        var root = $"{_directory}/root";
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }

        Directory.CreateDirectory(root);
        var start = new ProcessStartInfo(
            Path.Combine(_engine, "obs-hooks"),
            [
                "build", "--real", $"{_directory}/build", "--config-dir", _config, "--state-dir", "/run/obs-hooks-bench", "--",
                "--root", root, "--logfile", $"{root}/.build.log", $"{_directory}/sources/bench.spec",
            ])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"the engine ended with {process.ExitCode}:\n{output}");
        }

        using var json = JsonDocument.Parse(File.ReadAllText($"{root}/.build.packages/OTHER/hooks.report.json"));
        return json.RootElement.GetProperty("hooks").EnumerateArray()
            .Single(static h => h.GetProperty("id").GetString() == "rpmlint").GetProperty("milliseconds").GetDouble() / 1000;
    }
}
