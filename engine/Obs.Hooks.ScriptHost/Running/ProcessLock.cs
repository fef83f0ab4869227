using System.Runtime.InteropServices;
using Obs.Hooks.Scripting.Native;
using Obs.Hooks.Scripting.Sandbox;

namespace Obs.Hooks.ScriptHost.Running;

/// <summary>
/// The script host needs no child and no other program once it has started: from here on its threads, present and future,
/// can make none.
/// </summary>
internal static class ProcessLock
{
    /// <exception cref="InvalidOperationException">The kernel refuses; nothing is run then.</exception>
    public static unsafe void Apply()
    {
        const nint setModeFilter = 1;
        const nint synchroniseThreads = 1;
        var code = SeccompFilter.ForScripts();
        fixed (byte* instructions = code)
        {
            var program = new Program { Length = (ushort)(code.Length / 8), Instructions = instructions };
            if (Posix.SystemCall(SystemCalls.Seccomp.Number, setModeFilter, synchroniseThreads, (nint)(&program), 0, 0) != 0)
            {
                throw new InvalidOperationException($"seccomp: {Marshal.GetLastPInvokeErrorMessage()}");
            }
        }
    }

    /// <summary><c>struct sock_fprog</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Program
    {
        public ushort Length;
        public byte* Instructions;
    }
}
