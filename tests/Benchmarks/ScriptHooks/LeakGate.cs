using System.Globalization;

namespace Obs.Hooks.Benchmarks.ScriptHooks;

/// <summary>A thousand runs of a script: neither memory nor descriptors may grow with them, neither in the sandbox nor in the engine.</summary>
internal static class LeakGate
{
    private const int Runs = 1000;
    private const int WarmUp = 300;

    /// <summary>A leak of one small object per run would be below it, one of an assembly far above.</summary>
    private const double MostKilobytesPerRun = 1.0;

    /// <summary>One lost in a hundred runs would be at it; the runtime's own come and go.</summary>
    private const double MostDescriptorsPerRun = 0.01;

    /// <returns>0 when nothing leaks.</returns>
    public static int Run(string engine)
    {
        using var script = new SteadyScript(engine);
        var host = script.ScriptHost();
        LeakSeries[] all =
        [
            new("script host", "KB", MostKilobytesPerRun, () => SteadyScript.ResidentMegabytes(host) * 1024),
            new("engine", "KB", MostKilobytesPerRun, EngineKilobytes),
            new("script host", "descriptors", MostDescriptorsPerRun, () => Descriptors(host)),
            new("engine", "descriptors", MostDescriptorsPerRun, static () => Descriptors("self")),
        ];
        for (var run = 1; run <= Runs; run++)
        {
            _ = script.Call();
            if (run > WarmUp && run % 20 == 0)
            {
                foreach (var series in all)
                {
                    series.Sample(run);
                }
            }
        }

        foreach (var series in all)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Runs} runs: {series}"));
        }

        return all.All(static s => s.Fits) ? 0 : 1;
    }

    /// <summary>What is only garbage is no leak.</summary>
    private static double EngineKilobytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return SteadyScript.ResidentMegabytes("self") * 1024;
    }

    private static double Descriptors(string process) => Directory.GetFileSystemEntries($"/proc/{process}/fd").Length;
}
