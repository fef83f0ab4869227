// Loaded by the scripts of the corpus. An attack that works says ESCAPED, which no test expects.
using System.Runtime.InteropServices;

void Try(string what, Action attack)
{
    try
    {
        attack();
        Log.Warning($"ESCAPED: {what}");
    }
    catch (Exception e)
    {
        Log.Info($"blocked: {what}: {e.GetType().Name}");
    }
}

void Call(string what, Func<long> attack)
{
    var result = attack();
    var error = Marshal.GetLastPInvokeError();
    if (result >= 0)
    {
        Log.Warning($"ESCAPED: {what}: {result}");
    }
    else
    {
        Log.Info($"blocked: {what}: {Marshal.GetPInvokeErrorMessage(error)}");
    }
}

static class Kernel
{
    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static extern long Call(long number, long a = 0, long b = 0, long c = 0, long d = 0, long e = 0, long f = 0);

    [DllImport("libc", EntryPoint = "socket", SetLastError = true)]
    public static extern long Socket(int family, int type, int protocol);

    [DllImport("libc", EntryPoint = "send", SetLastError = true)]
    public static extern long Send(int socket, byte[] data, long length, int flags);

    [DllImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    public static extern long ChangeMode(int file, uint mode);

    [DllImport("libc", EntryPoint = "signal")]
    public static extern nint Ignore(int signal, nint handler);

    public static long Text(string text) => Marshal.StringToCoTaskMemUTF8(text);
}

/// The channel to the engine, spoken to without the script host.
static class Wire
{
    public static byte[] Frame(byte tag, params byte[] payload) =>
        [1, tag, 0, 0, (byte)payload.Length, (byte)(payload.Length >> 8), (byte)(payload.Length >> 16), 0, .. payload];

    public static byte[] Text(string text) => Text(Encoding.UTF8.GetBytes(text));

    public static byte[] Text(byte[] text) => [(byte)text.Length, (byte)(text.Length >> 8), 0, 0, .. text];

    public static void Send(params byte[] frame) => Kernel.Send(3, frame, frame.Length, 0x4000);

    /// Verdicts: 0 ok, 2 the project's failure, 4 the host's.
    public static byte[] Verdict(byte kind, string message) => Frame(72, [kind, .. Text(message), .. Text("")]);
}

void Hang() => Thread.Sleep(Timeout.Infinite);
