using Obs.Hooks.Plugins.Cleanup.Native;

namespace Obs.Hooks.Plugins.Cleanup.Processes;

/// <summary>What /proc/PID/stat says of a process (proc(5)).</summary>
/// <param name="Command">Its name, at most 15 bytes, chosen by the process.</param>
/// <param name="Parent">Its parent's number.</param>
/// <param name="Session">Its session.</param>
/// <param name="Terminal">Its controlling terminal, 0 without one.</param>
/// <param name="Started">When it started, in ms since the machine started, rounded down to <see cref="MillisecondsPerTick"/>.</param>
/// <param name="HasEnded">Whether it only waits for its parent to take note of its end.</param>
internal sealed record ProcessStatus(byte[] Command, int Parent, int Session, long Terminal, long Started, bool HasEnded)
{
    /// <summary>The kernel counts in USER_HZ here, which is 100 on every architecture .NET runs on.</summary>
    public const int MillisecondsPerTick = 10;

    /// <summary>Reads it.</summary>
    /// <returns>Null when there is no such process.</returns>
    public static ProcessStatus? Read(int pid)
    {
        var text = (ReadOnlySpan<byte>)KernelFile.Read(
            new PathBuilder(stackalloc byte[32]).Append("/proc/"u8).Append(pid).Append("/stat"u8).Path);
        var nameStart = text.IndexOf((byte)'(');
        var nameEnd = text.LastIndexOf((byte)')');
        if (nameStart < 0 || nameEnd < nameStart || nameEnd + 2 >= text.Length)
        {
            return null;
        }

        // Fields are counted from the third, the state: the command may contain blanks and parentheses.
        var rest = text[(nameEnd + 2)..];
        var hasEnded = rest[0] is (byte)'Z' or (byte)'X';
        Span<long> fields = stackalloc long[20];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = Bytes.Number(Bytes.Next(ref rest, (byte)' '));
        }

        return new ProcessStatus(
            text[(nameStart + 1)..nameEnd].ToArray(),
            (int)fields[1],
            (int)fields[3],
            fields[4],
            fields[19] * MillisecondsPerTick,
            hasEnded);
    }
}
