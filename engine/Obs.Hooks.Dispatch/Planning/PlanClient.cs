using System.Net.Sockets;
using System.Text;

namespace Obs.Hooks.Dispatch.Planning;

/// <summary>Asks a running service, as the dispatcher's shim does; for doctor and for tests.</summary>
internal static class PlanClient
{
    /// <returns>The answer without its last line.</returns>
    /// <exception cref="IOException">There is no answer.</exception>
    public static async Task<string> AskAsync(string socket, string question, CancellationToken cancellationToken)
    {
        using var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellationToken);
            await connection.SendAsync(Encoding.UTF8.GetBytes(question + "\n"), cancellationToken);
            using var answer = new MemoryStream();
            var buffer = new byte[64 * 1024];
            while (await connection.ReceiveAsync(buffer, cancellationToken) is > 0 and var length)
            {
                answer.Write(buffer, 0, length);
                var text = answer.GetBuffer().AsSpan(0, (int)answer.Length);
                if (text.EndsWith("\n.\n"u8))
                {
                    return Encoding.UTF8.GetString(text[..^2]);
                }
            }

            throw new IOException($"{socket}: the answer was cut off");
        }
        catch (SocketException e)
        {
            throw new IOException($"{socket}: {e.Message}", e);
        }
    }
}
