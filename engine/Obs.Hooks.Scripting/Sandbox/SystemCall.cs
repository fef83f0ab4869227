using System.Runtime.InteropServices;

namespace Obs.Hooks.Scripting.Sandbox;

/// <summary>A system call's numbers.</summary>
/// <param name="Name">As the kernel's headers have it.</param>
/// <param name="X64">On x86-64, -1 where it does not exist.</param>
/// <param name="Arm64">On AArch64, -1 where it does not exist.</param>
internal readonly record struct SystemCall(string Name, int X64, int Arm64)
{
    /// <summary>Here.</summary>
    public int Number => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? Arm64 : X64;
}
