using System.Runtime.InteropServices;

namespace Obs.Hooks.Engine.Native;

/// <summary>_exit(2), kill(2), prctl(2), setrlimit(2), tcgetpgrp(3).</summary>
internal static unsafe partial class Libc
{
    public const int SignalHangup = 1;
    public const int SignalInterrupt = 2;
    public const int SignalQuit = 3;
    public const int SignalKill = 9;
    public const int SignalPipe = 13;
    public const int SignalTerminate = 15;

    public const int NoSuchProcess = 3;

    /// <summary>PR_SET_CHILD_SUBREAPER.</summary>
    public const int SetChildSubreaper = 36;

    public const int ResourceNoFile = 7;

    [LibraryImport(Library, SetLastError = true)]
    public static partial int kill(int pid, int signal);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int prctl(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int getrlimit(int resource, ResourceLimit* limit);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setrlimit(int resource, ResourceLimit* limit);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int tcgetpgrp(int descriptor);

    [LibraryImport(Library)]
    public static partial int getpgrp();

    [LibraryImport(Library, EntryPoint = "_exit")]
    public static partial void ExitNow(int status);
}
