using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Engine.Native;

/// <summary>Sockets whose other end is hostile (accept4(2), socket(7)).</summary>
internal static unsafe partial class Libc
{
    private const int SocketCloseOnExec = 0x80000;
    private const int SocketLevel = 1;
    private const int ReceiveTimeout = 20;
    private const int SendTimeout = 21;

    /// <summary>EINTR, ENOMEM, ENFILE, EMFILE, ECONNABORTED, ENOBUFS: the next attempt may succeed.</summary>
    private static readonly int[] s_passing = [4, 12, 23, 24, 103, 105];

    /// <summary>
    /// Waits for a connection, without its address: of one with the longest path the kernel tells more than <c>Socket.Accept</c>
    /// can take.
    /// </summary>
    /// <param name="listener">The listening socket.</param>
    /// <param name="patience">How many seconds reading from and writing to the connection may take.</param>
    /// <param name="connection">The connection; null if there is none to be had right now, for want of descriptors perhaps.</param>
    /// <returns>False: there will be none any more; the listening socket was shut down.</returns>
    public static bool Accept(SafeHandle listener, int patience, out SafeFileHandle? connection)
    {
        connection = null;
        var accepted = accept4((int)listener.DangerousGetHandle(), null, null, SocketCloseOnExec);
        if (accepted < 0)
        {
            return Array.IndexOf(s_passing, Marshal.GetLastPInvokeError()) >= 0;
        }

        var limit = stackalloc long[] { patience, 0 };
        _ = setsockopt(accepted, SocketLevel, ReceiveTimeout, limit, 2 * sizeof(long));
        _ = setsockopt(accepted, SocketLevel, SendTimeout, limit, 2 * sizeof(long));
        connection = new SafeFileHandle(accepted, ownsHandle: true);
        return true;
    }

    [LibraryImport(Library, SetLastError = true)]
    private static partial int accept4(int socket, void* address, void* length, int flags);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int setsockopt(int socket, int level, int option, void* value, uint length);
}
