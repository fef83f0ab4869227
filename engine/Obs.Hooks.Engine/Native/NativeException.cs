using System.Runtime.InteropServices;

namespace Obs.Hooks.Engine.Native;

/// <summary>A system call failed. The message names what was tried and the reason, for people.</summary>
internal sealed class NativeException(int errno, string action)
    : IOException($"{action}: {Marshal.GetPInvokeErrorMessage(errno)}")
{
    public int Errno { get; } = errno;

    /// <summary>What was tried.</summary>
    public string Action { get; } = action;

    /// <summary>For the failure of the call made last on this thread.</summary>
    public static NativeException Last(string action) => new(Marshal.GetLastPInvokeError(), action);
}
