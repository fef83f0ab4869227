using System.Diagnostics;
using System.Globalization;

namespace Obs.Hooks.Benchmarks.Running;

/// <summary>Runs a variant once; the times are taken by small programs in C, see Scripts.</summary>
internal sealed class TimedProcess(string launcher, string directory)
{
    private readonly string _stamps = Path.Combine(directory, "stamps");
    private readonly string _result = Path.Combine(directory, "result");
    private readonly string _output = Path.Combine(directory, "output");

    /// <exception cref="InvalidOperationException">The variant failed.</exception>
    public Sample Run(Variant variant)
    {
        File.Delete(_stamps);
        var start = new ProcessStartInfo(launcher, [_result, _output, .. variant.Command]) { WorkingDirectory = directory };
        start.Environment["BENCH_STAMPS"] = _stamps;
        foreach (var (name, value) in variant.Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        var result = process.ExitCode == 0 ? ReadNumbers(_result) : throw Failure(variant);
        if (result[4] != 0)
        {
            throw Failure(variant);
        }

        var peak = result[2] / 1024.0;
        var cpu = result[3] / 1000.0;
        if (!variant.RunsBuild)
        {
            return new Sample(Milliseconds(result[0], result[1]), 0, peak, 0, cpu);
        }

        var build = ReadNumbers(_stamps);
        return new Sample(Milliseconds(result[0], build[0]), Milliseconds(build[3], result[1]), peak, build[1] / 1024.0, cpu);
    }

    private InvalidOperationException Failure(Variant variant) =>
        new($"{variant.Name} with {variant.Hooks} hooks failed:\n{File.ReadAllText(_output)}");

    private static long[] ReadNumbers(string file) =>
        Array.ConvertAll(File.ReadAllText(file).Split(' '), static text => long.Parse(text, CultureInfo.InvariantCulture));

    private static double Milliseconds(long from, long to) => (to - from) / 1e6;
}
