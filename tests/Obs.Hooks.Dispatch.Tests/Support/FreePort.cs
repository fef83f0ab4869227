using System.Net;
using System.Net.Sockets;

namespace Obs.Hooks.Dispatch.Tests.Support;

/// <summary>Ports for servers that must be told one.</summary>
internal static class FreePort
{
    private static int s_last = 21_000;

    /// <summary>A free one, each only once, and below those that the kernel gives to whoever asks for any.</summary>
    public static int Find()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref s_last);
            using var probe = new TcpListener(IPAddress.Loopback, port);
            try
            {
                probe.Start();
                return port;
            }
            catch (SocketException) when (port < 30_000)
            {
                // Somebody else's.
            }
        }
    }
}
