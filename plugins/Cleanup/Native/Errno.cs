using System.Runtime.InteropServices;

namespace Obs.Hooks.Plugins.Cleanup.Native;

/// <summary>The error numbers this plugin tells apart (errno(3); the same on every Linux architecture .NET runs on).</summary>
internal static class Errno
{
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int NoDeviceOrAddress = 6;
    public const int Busy = 16;
    public const int Invalid = 22;

    /// <summary>The system's text for an error number.</summary>
    /// <param name="error">Error number.</param>
    public static string Text(int error) => Marshal.GetPInvokeErrorMessage(error);
}
