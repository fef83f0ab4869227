using System.Globalization;
using System.Text;
using Obs.Hooks.Plugins.Cleanup.Devices;
using Obs.Hooks.Plugins.Cleanup.Kernel;
using Obs.Hooks.Plugins.Cleanup.Native;

namespace Obs.Hooks.Plugins.Cleanup.Jobs;

/// <summary>
/// What the host had before the build: the host-wide things that carry no path from which their owner could be told.
/// Kept in the hook's work directory between the points, so that a later start of the engine can use it too.
/// </summary>
internal sealed class Baseline
{
    private const string FileName = "baseline";

    private readonly HashSet<string> _names;

    private Baseline(long bootTime, HashSet<string> names)
    {
        BootTime = bootTime;
        _names = names;
    }

    /// <summary>When it was taken, in ms since the machine started; 0 when there is none.</summary>
    public long BootTime { get; }

    /// <summary>Whether a baseline of this job and of this run of the machine is known.</summary>
    public bool IsKnown => BootTime > 0;

    /// <summary>Looks at the host now.</summary>
    public static Baseline Take()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        AddAll(names, BaselineKind.Binfmt, BinfmtEntries.List());
        AddAll(names, BaselineKind.NetworkNamespace, NetworkNamespaces.List());
        foreach (var device in LoopDevices.List())
        {
            if (device.IsBound)
            {
                names.Add(Key(BaselineKind.LoopDevice, device.Name));
            }

            AddAll(names, BaselineKind.Partition, device.Partitions());
        }

        foreach (var segment in SharedMemorySegments.List())
        {
            names.Add(Key(BaselineKind.SharedMemory, segment.Key));
        }

        return new Baseline(Libc.BootTime(), names);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <returns>The baseline; an unknown one when there is none, or when the machine was started since.</returns>
    public static Baseline Load(string workDirectory)
    {
        var path = Path.Combine(workDirectory, FileName);
        if (!File.Exists(path))
        {
            return new Baseline(0, []);
        }

        var fields = Encoding.Latin1.GetString(File.ReadAllBytes(path)).Split('\0');
        return fields.Length > 1 && fields[0] == MachineRun() && long.TryParse(fields[1], CultureInfo.InvariantCulture, out var bootTime)
            ? new Baseline(bootTime, new HashSet<string>(fields.AsSpan(2).ToArray(), StringComparer.Ordinal))
            : new Baseline(0, []);
    }

    /// <summary>Writes the baseline; NUL is the only byte no name contains.</summary>
    public void Save(string workDirectory)
    {
        var fields = new List<string>(_names);
        fields.Sort(StringComparer.Ordinal);
        fields.Insert(0, MachineRun());
        fields.Insert(1, BootTime.ToString(CultureInfo.InvariantCulture));
        File.WriteAllBytes(Path.Combine(workDirectory, FileName), Encoding.Latin1.GetBytes(string.Join('\0', fields)));
    }

    /// <summary>Whether a thing appeared while the job ran; false when no baseline is known.</summary>
    public bool IsNew(BaselineKind kind, ReadOnlySpan<byte> name) => IsKnown && !_names.Contains(Key(kind, name));

    private static void AddAll(HashSet<string> names, BaselineKind kind, List<byte[]> found)
    {
        foreach (var name in found)
        {
            names.Add(Key(kind, name));
        }
    }

    // Latin-1 maps bytes to characters one to one: names need not be text.
    private static string Key(BaselineKind kind, ReadOnlySpan<byte> name) =>
        string.Concat(((char)kind).ToString(), Encoding.Latin1.GetString(name));

    private static string MachineRun() =>
        Encoding.Latin1.GetString(KernelFile.Read("/proc/sys/kernel/random/boot_id"u8) ?? []).TrimEnd('\n');
}
