using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>
/// Files to hand to a sandbox. A descriptor that was opened for reading could be opened again for writing through
/// /proc/self/fd where the file's mode allows that to everybody; one that belongs to a read-only mount cannot.
/// </summary>
internal static class ReadOnlyFile
{
    /// <summary>The same file, on a read-only mount of nothing but this file.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static SafeFileHandle Of(SafeFileHandle opened)
    {
        using var mount = Libc.CloneReadOnly(Path(opened));
        var file = Libc.OpenFile(Path(mount), Libc.OpenReadOnly | Libc.OpenCloseOnExec, 0);
        return file.IsInvalid ? throw NativeException.Last("cannot open a file for a script") : file;
    }

    private static string Path(SafeFileHandle file) => FormattableString.Invariant($"/proc/self/fd/{file.DangerousGetHandle()}");
}
