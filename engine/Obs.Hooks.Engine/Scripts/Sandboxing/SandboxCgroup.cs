using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Engine.Builds;

namespace Obs.Hooks.Engine.Scripts.Sandboxing;

/// <summary>The cgroups of one sandbox, made for it and never used again.</summary>
internal sealed class SandboxCgroup
{
    private static int s_last;

    /// <summary>
    /// What the names of all of this process begin with. The process id alone would do in one process namespace; engines in
    /// several can share the cgroups.
    /// </summary>
    public static string Prefix { get; } =
        string.Create(CultureInfo.InvariantCulture, $"obs-hooks-script-{Environment.ProcessId}-{Random.Shared.NextInt64():x}-");

    private readonly string? _unified;

    private SandboxCgroup(string? unified, ImmutableArray<string> directories)
    {
        _unified = unified;
        Directories = directories;
    }

    /// <summary>Absolute paths, the one of version 2 first.</summary>
    public ImmutableArray<string> Directories { get; }

    /// <summary>Makes them with their limits.</summary>
    /// <exception cref="Diagnostics.EngineException">This host has none for memory and processes.</exception>
    public static SandboxCgroup Create(SandboxLimits limits)
    {
        var places = ControlGroupPlaces.Here;
        if (!places.CanLimit)
        {
            throw SandboxException.Unfit(
                "there are no cgroups for memory and pids that this process may use",
                "mount cgroup2 with these controllers (in a container, delegate them)");
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Interlocked.Increment(ref s_last)}");
        var made = ImmutableArray.CreateBuilder<string>();
        try
        {
            var unified = Make(places.Unified, name, made);
            if (places.HasControllers)
            {
                Set(unified!, "memory.max", limits.MemoryBytes);
                SetIfThere(unified!, "memory.swap.max", 0);
                SetIfThere(unified!, "memory.oom.group", 1);
                Set(unified!, "pids.max", limits.Tasks);
                SetIfThere(unified!, "cpu.max", string.Create(CultureInfo.InvariantCulture, $"{limits.Processors * 100000} 100000"));
            }
            else
            {
                Set(Make(places.Memory, name, made)!, "memory.limit_in_bytes", limits.MemoryBytes);
                SetIfThere(made[^1], "memory.memsw.limit_in_bytes", limits.MemoryBytes);
                Set(Make(places.Pids, name, made)!, "pids.max", limits.Tasks);
                if (Make(places.Cpu, name, made) is { } cpu)
                {
                    SetIfThere(cpu, "cpu.cfs_quota_us", limits.Processors * 100000);
                }
            }

            return new SandboxCgroup(unified, made.ToImmutable());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            SandboxCgroupEntry.Remove(made.ToImmutable());
            throw SandboxException.Unfit(e.Message, "run the engine as root, where cgroups are writable");
        }
    }

    /// <summary>Moves processes in; what they start later is in it too.</summary>
    public void Add(params ReadOnlySpan<int> processes)
    {
        foreach (var directory in Directories)
        {
            foreach (var process in processes)
            {
                Set(directory, "cgroup.procs", process);
            }
        }
    }

    /// <summary>Ends everything in it at once.</summary>
    public void Kill()
    {
        if (_unified is not null)
        {
            BuildCgroup.Kill(_unified);
        }
    }

    /// <summary>Removes them; their processes have ended or are about to.</summary>
    public void Remove() => SandboxCgroupEntry.Remove(Directories);

    private static string? Make(string? place, string name, ImmutableArray<string>.Builder made)
    {
        if (place is null)
        {
            return null;
        }

        var directory = $"{place}/{name}";
        Directory.CreateDirectory(directory);
        made.Add(directory);
        return ControlGroupPlaces.IsControlGroup(directory)
            ? directory
            : throw new IOException($"{directory} is no cgroup: something else is mounted there");
    }

    private static void Set(string directory, string file, long value) =>
        File.WriteAllText($"{directory}/{file}", value.ToString(CultureInfo.InvariantCulture));

    private static void SetIfThere(string directory, string file, long value) =>
        SetIfThere(directory, file, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Without swap accounting there are no swap limits, and old kernels lack some files.</summary>
    private static void SetIfThere(string directory, string file, string value)
    {
        var path = $"{directory}/{file}";
        if (File.Exists(path))
        {
            File.WriteAllText(path, value);
        }
    }
}
