using System.Globalization;
using System.Runtime.InteropServices;

namespace Obs.Hooks.Benchmarks.Results;

/// <summary>What a reader must know to compare figures.</summary>
internal sealed record MachineFacts(string Date, string Processor, int Cores, string Kernel, string Runtime, string Load)
{
    public static MachineFacts Collect(TimeProvider time) => new(
        time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal))
            ?.Split(':', 2)[1].Trim() ?? "unknown",
        Environment.ProcessorCount,
        File.ReadAllText("/proc/sys/kernel/osrelease").Trim(),
        RuntimeInformation.FrameworkDescription,
        File.ReadAllText("/proc/loadavg").Split(' ')[0]);

    public override string ToString() =>
        $"{Date}, {Cores} cores of {Processor}, kernel {Kernel}, {Runtime}, load {Load} at the start";
}
