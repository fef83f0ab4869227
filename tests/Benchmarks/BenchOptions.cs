using System.Globalization;

namespace Obs.Hooks.Benchmarks;

/// <summary>The command line.</summary>
internal sealed record BenchOptions
{
    public const string Usage =
        "options: [--rounds N] [--build-ms N] [--engine DIR] [--only TEXT] [--out DIR]\n"
        + "  --rounds N     measured rounds; each runs every variant once (21)\n"
        + "  --build-ms N   how long the stand-in for the build takes (300)\n"
        + "  --engine DIR   a directory made by engine/package; made anew when not given\n"
        + "  --only TEXT    only variants whose name contains it\n"
        + "  --out DIR      where results.md and results.json go (artifacts/bench)";

    public int Rounds { get; init; } = 21;

    public int BuildMilliseconds { get; init; } = 300;

    public string Engine { get; init; } = "";

    public string Only { get; init; } = "";

    public string Out { get; init; } = "";

    /// <exception cref="ArgumentException">An unknown option or a bad value.</exception>
    public static BenchOptions Parse(string[] args)
    {
        var options = new BenchOptions();
        for (var index = 0; index < args.Length; index += 2)
        {
            var value = index + 1 < args.Length ? args[index + 1] : throw new ArgumentException($"{args[index]} has no value");
            options = args[index] switch
            {
                "--rounds" => options with { Rounds = Number(value) },
                "--build-ms" => options with { BuildMilliseconds = Number(value) },
                "--engine" => options with { Engine = Path.GetFullPath(value) },
                "--only" => options with { Only = value },
                "--out" => options with { Out = Path.GetFullPath(value) },
                var unknown => throw new ArgumentException($"unknown option {unknown}"),
            };
        }

        return options;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"\"{text}\" is no number");
}
