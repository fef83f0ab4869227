using System.Globalization;

namespace Obs.Hooks.Engine.Effects.Machines;

/// <summary>The host's memory in bytes (proc_meminfo(5)).</summary>
/// <param name="Total">All of it.</param>
/// <param name="Available">What can be taken without swapping.</param>
internal sealed record HostMemory(long Total, long Available)
{
    public static HostMemory Read()
    {
        long total = 0;
        long available = 0;
        foreach (var line in File.ReadLines("/proc/meminfo"))
        {
            if (line.StartsWith("MemTotal:", StringComparison.Ordinal))
            {
                total = KibibytesOf(line);
            }
            else if (line.StartsWith("MemAvailable:", StringComparison.Ordinal))
            {
                available = KibibytesOf(line);
                break;
            }
        }

        return new HostMemory(total << 10, available << 10);
    }

    private static long KibibytesOf(string line) =>
        long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], NumberStyles.None, CultureInfo.InvariantCulture);
}
