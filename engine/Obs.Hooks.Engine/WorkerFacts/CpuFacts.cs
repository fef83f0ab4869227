using System.Collections.Immutable;

namespace Obs.Hooks.Engine.WorkerFacts;

/// <summary>What bs_worker (2024-08) makes of /proc/cpuinfo.</summary>
/// <param name="Processors">Processors of the host, also where builds run in a smaller virtual machine.</param>
/// <param name="Flags">Flags as the kernel names them, and levels: <c>power8</c>, <c>EL0</c>, <c>x86-64-v3</c> …</param>
/// <param name="IsNativeOnly">An aarch64 host that cannot run 32-bit programs.</param>
internal sealed record CpuFacts(int Processors, ImmutableArray<string> Flags, bool IsNativeOnly)
{
    private static readonly (string Level, string[] Flags)[] _levels =
    [
        ("x86-64-v2", ["cx16", "lahf_lm", "popcnt", "pni", "sse4_1", "sse4_2", "ssse3"]),
        // Each level is looked at alone: that the lower ones are there is taken for granted.
        ("x86-64-v3", ["avx2", "bmi1", "bmi2", "f16c", "fma"]),
        ("x86-64-v4", ["avx512f", "avx512dq", "avx512cd", "avx512bw", "avx512vl"]),
    ];

    /// <summary>Reads the lines of /proc/cpuinfo.</summary>
    public static CpuFacts Read(IEnumerable<string> lines, string hostArch)
    {
        var processors = 0;
        ImmutableArray<string> flags = [];
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            // s390x has "processor 0: version = FF …".
            processors += line.StartsWith("processor", StringComparison.Ordinal) ? 1 : 0;
            var (name, value) = Field(line);
            switch (name)
            {
                // x86, s390, arm
                case "flags" or "features" or "Features":
                    flags = [.. value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
                    break;
                case "cpu" when PowerLevels(value) is { IsEmpty: false } levels:
                    flags = levels;
                    break;
                case "CPU implementer" or "CPU variant" or "CPU part":
                    fields[name] = value;
                    break;
            }
        }

        var isNativeOnly = false;
        if (hostArch == "aarch64" && fields.TryGetValue("CPU implementer", out var implementer))
        {
            var (userland, kernel) = ArmSupport(implementer, fields.GetValueOrDefault("CPU variant", ""), fields.GetValueOrDefault("CPU part", ""));
            isNativeOnly = !userland;
            flags = userland && !kernel ? flags.Add("EL0") : flags;
        }

        var present = flags;
        var reached = _levels.Where(level => level.Flags.All(present.Contains)).Select(static level => level.Level);
        return new CpuFacts(processors, [.. flags, .. reached], isNativeOnly);
    }

    /// <summary><c>name : value</c>, with exactly one blank after the colon.</summary>
    private static (string Name, string Value) Field(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || colon + 1 >= line.Length || !char.IsWhiteSpace(line[colon + 1])
            ? ("", "")
            : (line[..colon].TrimEnd(), line[(colon + 2)..]);
    }

    /// <summary>The kernel names no flags on POWER.</summary>
    private static ImmutableArray<string> PowerLevels(string cpu) =>
        cpu.StartsWith("POWER9", StringComparison.Ordinal) ? ["power7", "power8", "power9"]
        : cpu.StartsWith("POWER8", StringComparison.Ordinal) ? ["power7", "power8"]
        : cpu.StartsWith("POWER7", StringComparison.Ordinal) ? ["power7"]
        : [];

    /// <summary>Whether 32-bit programs run, and whether a 32-bit kernel does.</summary>
    private static (bool Userland, bool Kernel) ArmSupport(string implementer, string variant, string part) => implementer switch
    {
        // Applied Micro X-Gene 1 and 2, Ampere eMAG.
        "0x50" when variant is "0x0" or "0x1" or "0x3" => (true, true),
        // Neoverse N1 and Cortex A76AE; older ones could do all, newer ones cannot do anything of it.
        "0x41" when part is "0xd0c" or "0xd0e" => (true, false),
        "0x41" when string.CompareOrdinal(part, "0xd0c") < 0 => (true, true),
        _ => (false, false),
    };
}
