using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Engine.Native;

/// <summary>Naming a process so that its number cannot be recycled meanwhile: pidfd_open(2).</summary>
internal static partial class Libc
{
    private const long PidFdSendSignalNumber = 424;
    private const long PidFdOpenNumber = 434;

    /// <summary>A descriptor of a process, null when there is no such process.</summary>
    public static SafeFileHandle? PidFdOpen(int pid)
    {
        var descriptor = Syscall(PidFdOpenNumber, pid, 0, 0, 0);
        return descriptor < 0 ? null : new SafeFileHandle((nint)descriptor, ownsHandle: true);
    }

    public static int PidFdSendSignal(SafeFileHandle process, int signal) =>
        (int)Syscall(PidFdSendSignalNumber, process.DangerousGetHandle(), signal, 0, 0);

    [LibraryImport(Library, EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    private static partial long Syscall(long number, long first, long second, long third, long fourth);
}
