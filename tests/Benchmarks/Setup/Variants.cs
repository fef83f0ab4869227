using System.Globalization;
using Obs.Hooks.Benchmarks.Running;

namespace Obs.Hooks.Benchmarks.Setup;

/// <summary>What is compared.</summary>
internal static class Variants
{
    public const string Engine = "obs-hooks";
    public const string Bash = "bash wrapper";
    public const string Python = "python wrapper";

    public static List<Variant> Create(BenchArea area, BenchOptions options)
    {
        var variants = new List<Variant>
        {
            new("true", 0, ["/bin/true"]) { RunsBuild = false },
            new("dotnet nop", 0, [area.Nop]) { RunsBuild = false },
            new("build alone", 0, [area.Real, .. area.BuildArguments]),
        };
        foreach (var hooks in BenchArea.HookCounts)
        {
            variants.Add(Hooked(Engine, hooks, EngineCommand(area, area.Config(hooks))));
            variants.Add(Hooked(Bash, hooks, ["/bin/bash", Path.Combine(area.Scripts, "wrapper.sh")]));
            variants.Add(Hooked(Python, hooks, ["/usr/bin/python3", Path.Combine(area.Scripts, "wrapper.py")]));
        }

        variants.Add(Hooked($"{Engine}, one hook writes the report", 3, EngineCommand(area, area.Config(3, report: true))));
        variants.RemoveAll(variant => !variant.Name.Contains(options.Only, StringComparison.Ordinal));
        return variants.ConvertAll(variant => variant with
        {
            Environment = variant.Environment
                .Add("BENCH_REAL", area.Real)
                .Add("BENCH_SCRIPTS", area.Scripts)
                .Add("BENCH_HOOKS", variant.Hooks.ToString(CultureInfo.InvariantCulture))
                .Add("BENCH_BUILD_MS", options.BuildMilliseconds.ToString(CultureInfo.InvariantCulture)),
        });

        Variant Hooked(string name, int hooks, IEnumerable<string> command) =>
            new(name, hooks, [.. command, .. area.BuildArguments]);
    }

    private static string[] EngineCommand(BenchArea area, string config) =>
    [
        area.Engine, "build", "--real", area.Real, "--config-dir", config, "--state-dir", BenchArea.State,
        "--plugin-dir", area.Plugins, "--plugin-dir", Path.Combine(area.EngineDirectory, "plugins"), "--",
    ];
}
