namespace Obs.Hooks.Engine.Tests.WorkerFacts;

/// <summary>Parts of /proc/cpuinfo of several machines.</summary>
internal static class CpuInfos
{
    private const string V2 = "cx16 lahf_lm popcnt pni sse4_1 sse4_2 ssse3";
    private const string V3 = V2 + " avx2 bmi1 bmi2 f16c fma";
    private const string V4 = V3 + " avx512f avx512dq avx512cd avx512bw avx512vl";

    public const string Power8 = "processor\t: 0\ncpu\t\t: POWER8E (raw), altivec supported\nclock\t\t: 3690.0MHz\n\nprocessor\t: 8\ncpu\t\t: POWER8E (raw), altivec supported\n";
    public const string Power9 = "processor\t: 0\ncpu\t\t: POWER9, altivec supported\n";
    public const string Power10 = "processor\t: 0\ncpu\t\t: POWER10, altivec supported\n";
    public const string S390 =
        "vendor_id       : IBM/S390\n# processors    : 2\nfeatures\t: esan3 zarch stfle vx \n"
        + "processor 0: version = FF,  identification = 133E88,  machine = 3906\nprocessor 1: version = FF,  identification = 133E88,  machine = 3906\n";

    public static string X86V1 => X86("fpu sse sse2 cx16");

    public static string X86V2 => X86(V2);

    public static string X86V3 => X86(V3);

    public static string X86V4 => X86(V4);

    /// <summary>Level 4 without level 3, which no machine has: OBS looks at each level alone.</summary>
    public static string X86OnlyV4 => X86("avx512f avx512dq avx512cd avx512bw avx512vl");

    public static string X86(string flags) =>
        $"processor\t: 0\nvendor_id\t: GenuineIntel\nflags\t\t: {flags}\nvmx flags\t: vnmi\n\nprocessor\t: 1\nflags\t\t: {flags}\n";

    public static string Arm(string implementer, string variant, string part) =>
        $"processor\t: 0\nFeatures\t: fp asimd aes\nCPU implementer\t: {implementer}\nCPU architecture: 8\nCPU variant\t: {variant}\nCPU part\t: {part}\n";
}
