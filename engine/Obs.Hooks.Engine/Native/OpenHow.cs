using System.Runtime.InteropServices;

namespace Obs.Hooks.Engine.Native;

/// <summary>The argument of openat2(2).</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct OpenHow(int flags, uint mode, ulong resolve)
{
    public readonly ulong Flags = (ulong)(uint)flags;
    public readonly ulong Mode = mode;
    public readonly ulong Resolve = resolve;
}
