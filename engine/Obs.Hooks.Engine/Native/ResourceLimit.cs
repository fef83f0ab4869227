using System.Runtime.InteropServices;

namespace Obs.Hooks.Engine.Native;

/// <summary><c>struct rlimit</c> of getrlimit(2).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ResourceLimit
{
    public nuint Soft;
    public nuint Hard;
}
