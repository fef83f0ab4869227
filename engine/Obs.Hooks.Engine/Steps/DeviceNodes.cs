using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Steps;

/// <summary>The device nodes that everybody may have: what they lead to is the same everywhere (devices.txt of the kernel).</summary>
internal static class DeviceNodes
{
    /// <summary>Those in a sandbox's own /dev.</summary>
    public static readonly (string Name, uint Major, uint Minor)[] Harmless =
    [
        ("null", 1, 3), ("zero", 1, 5), ("full", 1, 7), ("random", 1, 8), ("urandom", 1, 9), ("tty", 5, 0),
    ];

    private const uint PseudoTerminals = 2; // 5:2, ptmx: one of the devpts beside it

    /// <summary>
    /// Whether a build may have a node like this made for it. Not the console (5:1), which images have too: it is the host's, wherever
    /// its node is.
    /// </summary>
    public static bool MayBeMade(uint major, uint minor) =>
        Array.Exists(Harmless, d => d.Major == major && d.Minor == minor) || (major, minor) is (5, PseudoTerminals);

    /// <summary>
    /// Makes one that belongs to somebody, who may own the directory. As that user, because in a mount with mapped users the host's own
    /// have no place; the calling thread keeps its capabilities if <see cref="Libc.KeepCapabilities"/> is set, and needs that.
    /// </summary>
    /// <exception cref="NativeException">The kernel refuses.</exception>
    public static void Make(SafeFileHandle directory, string name, uint kindAndMode, ulong device, uint user)
    {
        _ = Libc.SetFileUser(user);
        _ = Libc.SetFileGroup(user);
        try
        {
            if (Libc.MakeNode(directory, name, kindAndMode, device) != 0)
            {
                throw NativeException.Last($"cannot make the device node {name}");
            }
        }
        finally
        {
            _ = Libc.SetFileUser(Libc.EffectiveUser());
            _ = Libc.SetFileGroup(0);
        }
    }

    /// <summary>Lets the calling thread, and no other, keep its capabilities as another user.</summary>
    /// <exception cref="NativeException">The kernel refuses.</exception>
    public static void KeepCapabilities()
    {
        if (Libc.prctl(Libc.SetSecureBits, Libc.KeepCapabilities, 0, 0, 0) != 0)
        {
            throw NativeException.Last("cannot keep capabilities");
        }
    }
}
