using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Scripting.Native;

namespace Obs.Hooks.ScriptHost.Running;

/// <summary>Copies of descriptors.</summary>
internal static class Descriptors
{
    /// <exception cref="IOException">Too many files are open.</exception>
    public static SafeFileHandle Duplicate(SafeFileHandle file)
    {
        const int duplicateCloseOnExec = 1030;
        var copy = Posix.ControlFile((int)file.DangerousGetHandle(), duplicateCloseOnExec, 0);
        return copy >= 0 ? new SafeFileHandle(copy, ownsHandle: true) : throw new IOException("too many open files");
    }
}
