using System.Runtime.InteropServices;

namespace Obs.Hooks.Plugins.Cleanup.Native;

/// <summary>Processes.</summary>
internal static unsafe partial class Libc
{
    public const short PollIn = 1;
    public const short PollPriority = 2;

    private const long PidfdSendSignalNumber = 424;
    private const long PidfdOpenNumber = 434;
    private const int SignalKill = 9;
    private const int ClockBoot = 7;

    /// <summary>pidfd_open(2): stays with this very process even when its number is used again.</summary>
    public static Descriptor OpenProcess(int pid) => new((int)SystemCall(PidfdOpenNumber, pid, 0, 0, 0));

    /// <summary>pidfd_send_signal(2) with SIGKILL.</summary>
    public static bool Kill(Descriptor process) =>
        SystemCall(PidfdSendSignalNumber, process.Number, SignalKill, 0, 0) == 0;

    /// <summary>poll(2) on one descriptor.</summary>
    /// <returns>Whether an event came before the time was over.</returns>
    public static bool Poll(Descriptor descriptor, short events, int milliseconds)
    {
        var request = new PollRequest { Descriptor = descriptor.Number, Events = events };
        return Poll(&request, 1, milliseconds) > 0;
    }

    /// <summary>Time since the machine started in ms, as in the start times of /proc/PID/stat; -1 when not known.</summary>
    public static long BootTime()
    {
        var time = default(TimeValue);
        return ClockGetTime(ClockBoot, &time) == 0 ? (time.Seconds * 1000) + (time.Nanoseconds / 1_000_000) : -1;
    }

    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(PollRequest* requests, ulong count, int milliseconds);

    [LibraryImport(Library, EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int ClockGetTime(int clock, TimeValue* time);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollRequest
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeValue
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
