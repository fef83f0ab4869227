using System.Collections.Frozen;
using System.Text;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Allocation.Fleet;

/// <summary>A text that workers have in common that no constraint can tell apart.</summary>
internal static class WorkerKey
{
    public static string Of(FleetWorker worker, Worker description)
    {
        var key = new StringBuilder();
        Append(key, worker.HostArch);
        key.Append(worker.NativeOnly ? 'n' : 'h');
        Append(key, description.HostLabels);
        Append(key, description.Sandbox);
        key.Append(description.Linux is null ? '-' : '+');
        if (description.Linux is { } linux)
        {
            key.Append(linux.Version is null ? '-' : '+');
            Append(key, linux.Version ?? "");
            Append(key, linux.Flavor);
        }

        key.Append(description.Hardware is null ? '-' : '+');
        if (description.Hardware is { } hardware)
        {
            Append(key, hardware.CpuFlags);
            foreach (var number in new[]
                { hardware.Processors, hardware.Jobs, hardware.JobsOrOne, hardware.Disk, hardware.Memory, hardware.Swap })
            {
                // What Perl prints of a number that is not whole may lack its last digits.
                Append(key, number.ToString());
                key.Append(BitConverter.DoubleToInt64Bits(number.ToDouble()));
            }
        }

        return key.ToString();
    }

    private static void Append(StringBuilder key, FrozenSet<string> texts)
    {
        key.Append('[');
        foreach (var text in texts.Order(StringComparer.Ordinal))
        {
            Append(key, text);
        }

        key.Append(']');
    }

    private static void Append(StringBuilder key, string text) => key.Append(text.Length).Append(':').Append(text);
}
