using System.Globalization;

namespace Obs.Hooks.Benchmarks.ScriptHooks;

/// <summary>A thousand runs of a script: memory must not grow with them, neither in the sandbox nor in the engine.</summary>
internal static class LeakGate
{
    private const int Runs = 1000;
    private const int WarmUp = 300;

    /// <summary>A leak of one small object per run would be below it, one of an assembly or a descriptor far above.</summary>
    private const double MostKilobytesPerRun = 1.0;

    /// <returns>0 when nothing leaks.</returns>
    public static int Run(string engine)
    {
        using var script = new SteadyScript(engine);
        List<(double Run, double Kilobytes)> samples = [];
        for (var run = 1; run <= Runs; run++)
        {
            _ = script.Call();
            if (run > WarmUp && run % 20 == 0)
            {
                samples.Add((run, script.ResidentMegabytes() * 1024));
            }
        }

        var slope = Slope(samples);
        var descriptors = Directory.GetFileSystemEntries("/proc/self/fd").Length;
        var fits = slope <= MostKilobytesPerRun;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Runs} runs: script host {samples[0].Kilobytes / 1024:0.0} MB -> {samples[^1].Kilobytes / 1024:0.0} MB, "
            + $"{slope:0.000} KB per run (at most {MostKilobytesPerRun}); engine has {descriptors} descriptors: {(fits ? "no leak" : "LEAK")}"));
        return fits ? 0 : 1;
    }

    /// <summary>Least squares.</summary>
    private static double Slope(List<(double Run, double Kilobytes)> samples)
    {
        var x = samples.Average(static s => s.Run);
        var y = samples.Average(static s => s.Kilobytes);
        return samples.Sum(s => (s.Run - x) * (s.Kilobytes - y)) / samples.Sum(s => (s.Run - x) * (s.Run - x));
    }
}
