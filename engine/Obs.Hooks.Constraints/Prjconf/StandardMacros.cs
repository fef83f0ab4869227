namespace Obs.Hooks.Constraints.Prjconf;

/// <summary>The macros every configuration starts with: families of architectures, as of obs-build 2026.</summary>
internal static class StandardMacros
{
    public static readonly string[] Definitions =
    [
        "%define nil",
        "%define ix86 i386 i486 i586 i686 pentium3 pentium4 athlon geode",
        "%define x86_64 x86_64 x86_64_v2 x86_64_v3 x86_64_v4 amd64 em64t",
        "%define arm32 armv3l armv4b armv4l armv4tl armv5tl armv5tel armv5tejl armv6l armv6hl armv7l armv7hl armv7hnl armv8l armv8hl armv8hnl armv8hcnl",
        "%define arm %{arm32}",
        "%define arml armv3l armv4l armv5l armv5tel armv6l armv6hl armv7l armv7hl armv7hnl",
        "%define armb armv4b armv5b armv5teb",
        "%define arm64 aarch64",
        "%define mips32 mips mipsel mipsr6 mipsr6el",
        "%define mips64 mips64 mips64el mips64r6 mips64r6el",
        "%define mipseb mips mipsr6 mips64 mips64r6",
        "%define mipsel mipsel mipsr6el mips64el mips64r6el",
        "%define mips %{mips32} %{mips64}",
        "%define loongarch64 loongarch64",
        "%define sparc sparc sparcv8 sparcv9 sparcv9v sparc64 sparc64v",
        "%define alpha alpha alphaev56 alphaev6 alphaev67",
        "%define power64 ppc64 ppc64p7 ppc64le",
        "%define riscv32 riscv32",
        "%define riscv64 riscv64",
        "%define riscv128 riscv128",
        "%define riscv %{riscv32} %{riscv64} %{riscv128}",
    ];
}
