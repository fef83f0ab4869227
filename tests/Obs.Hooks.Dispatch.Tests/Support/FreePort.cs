using System.Net;
using System.Net.Sockets;

namespace Obs.Hooks.Dispatch.Tests.Support;

/// <summary>Ports for servers that must be told one.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
