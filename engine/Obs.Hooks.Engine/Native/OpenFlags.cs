using System.Runtime.InteropServices;

namespace Obs.Hooks.Engine.Native;

/// <summary>Flags of open(2) and openat2(2). The directory and link flags differ on Arm and POWER.</summary>
internal static class OpenFlags
{
    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int ReadWrite = 2;
    public const int Create = 0x40;
    public const int Exclusive = 0x80;
    public const int Truncate = 0x200;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;

    public static readonly int Directory = SwappedFlags ? 0x4000 : 0x10000;
    public static readonly int NoFollow = SwappedFlags ? 0x8000 : 0x20000;

    /// <summary>What a path out of a build may do: nothing but walk down real directories of one file system.</summary>
    public const ulong ResolveStrictly = ResolveNoXdev | ResolveNoMagicLinks | ResolveNoSymlinks | ResolveBeneath;

    /// <summary>Links are followed as if the directory were <c>/</c>.</summary>
    public const ulong ResolveInRoot = 0x10;

    private const ulong ResolveNoXdev = 1;
    private const ulong ResolveNoMagicLinks = 2;
    private const ulong ResolveNoSymlinks = 4;
    private const ulong ResolveBeneath = 8;

    private static bool SwappedFlags =>
        RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm or Architecture.Armv6
            or Architecture.Ppc64le;
}
