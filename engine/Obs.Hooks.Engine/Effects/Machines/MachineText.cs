using System.Globalization;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Engine.Effects.Machines;

/// <summary><see cref="SetMachine"/> in words.</summary>
internal static class MachineText
{
    public static string Describe(SetMachine machine)
    {
        var parts = new List<string>();
        Add(parts, "disk", machine.DiskMegabytes);
        Add(parts, "swap", machine.SwapMegabytes);
        Add(parts, "memory", machine.MemoryMegabytes);
        if (machine.FileSystem is { } fileSystem)
        {
            parts.Add(fileSystem);
        }

        if (machine.DiskInMemory)
        {
            parts.Add("disk in memory");
        }

        return $"machine with {(parts.Count == 0 ? "nothing changed" : string.Join(", ", parts))}";
    }

    private static void Add(List<string> parts, string what, int? megabytes)
    {
        if (megabytes is { } size)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{what} {size} MiB"));
        }
    }
}
