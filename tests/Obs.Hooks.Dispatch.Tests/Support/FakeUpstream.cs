using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Obs.Hooks.Dispatch.Tests.Support;

/// <summary>Stands for the API: a server on loopback that answers byte by byte what a test wants, one request per connection.</summary>
internal sealed class FakeUpstream : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<Stream, Task> _answer;
    private readonly Task _accepting;

    /// <param name="answer">Writes an answer; the connection is closed after it.</param>
    public FakeUpstream(Func<Stream, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <param name="answer">What is answered to every request, headers and all.</param>
    public FakeUpstream(string answer)
        : this(stream => stream.WriteAsync(Encoding.UTF8.GetBytes(answer)).AsTask())
    {
    }

    public string Authority => _listener.LocalEndpoint.ToString()!;

    public Uri Address => new($"http://{Authority}/");

    /// <summary>Request lines and headers of all that was asked.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            var head = new StringBuilder();
            var one = new byte[1];
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
            {
                head.Append((char)one[0]);
            }

            Requests.Enqueue(head.ToString());
            try
            {
                await _answer(stream);
            }
            catch (IOException)
            {
                // The proxy may hang up on what is too long.
            }
        }
    }
}
