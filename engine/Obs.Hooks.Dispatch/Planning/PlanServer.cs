using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Obs.Hooks.Dispatch.Planning;

/// <summary>
/// Answers bs_dispatch on a Unix socket. One question a line, at most 1,000 bytes; each answer ends with a line that is a
/// single point:
/// <code>
/// plan 1                      plan 1 COUNT, then COUNT lines ARCH/JOB tab WORKER (nothing after the tab: any worker)
/// may ARCH/JOB WORKER         yes or no
/// anything, without a plan    error REASON
/// </code>
/// </summary>
internal sealed class PlanServer(Socket listener, PlanBoard board, IReadOnlySet<uint> users) : IAsyncDisposable
{
    private const int LongestQuestion = 1000;
    private const int MostConnections = 32;
    private const int MostQuestions = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _places = new(MostConnections);
    private Task _accepting = Task.CompletedTask;

    public void Start() => _accepting = AcceptAsync();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        listener.Dispose();
        await _accepting;
        _stop.Dispose();
        _places.Dispose();
    }

    /// <summary>The user on the other side (SO_PEERCRED, unix(7)).</summary>
    internal static uint PeerUser(Socket socket)
    {
        const int socketLevel = 1;
        const int peerCredentials = 17;
        Span<byte> credentials = stackalloc byte[12];
        socket.GetRawSocketOption(socketLevel, peerCredentials, credentials);
        // struct ucred: pid, uid, gid.
        return MemoryMarshal.Read<uint>(credentials[4..]);
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await _places.WaitAsync(_stop.Token);
                var connection = await listener.AcceptAsync(_stop.Token);
                _ = ServeAsync(connection);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // The caller has gone again, or there are no descriptors left: whatever it is, it must not end the service.
                _places.Release();
                await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
            }
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        try
        {
            using (connection)
            {
                if (!users.Contains(PeerUser(connection)))
                {
                    await connection.SendAsync(Bytes("error not for you\n.\n"), _stop.Token);
                    return;
                }

                await AnswerAllAsync(connection);
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It has gone, was too slow, or the service ends: there is nobody to tell.
        }
        finally
        {
            if (!_stop.IsCancellationRequested)
            {
                _places.Release();
            }
        }
    }

    private async Task AnswerAllAsync(Socket connection)
    {
        var buffer = new byte[LongestQuestion];
        var length = 0;
        for (var questions = 0; questions < MostQuestions;)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            patience.CancelAfter(Patience);
            var end = buffer.AsSpan(0, length).IndexOf((byte)'\n');
            if (end < 0)
            {
                var read = length == buffer.Length ? 0 : await connection.ReceiveAsync(buffer.AsMemory(length), patience.Token);
                if (read == 0)
                {
                    return;
                }

                length += read;
                continue;
            }

            var question = Encoding.UTF8.GetString(buffer, 0, end);
            buffer.AsSpan(end + 1, length - end - 1).CopyTo(buffer);
            length -= end + 1;
            questions++;
            await SendAllAsync(connection, Answer(question), patience.Token);
        }
    }

    private ReadOnlyMemory<byte> Answer(string question)
    {
        var (plan, trouble) = board.Take();
        return plan is null ? Bytes($"error {trouble}\n.\n")
            : question == "plan 1" ? plan.Answer
            : question.Split(' ') is ["may", var job, var worker] ? Bytes(plan.Allows(job, worker) ? "yes\n.\n" : "no\n.\n")
            : Bytes("error no such question\n.\n");
    }

    private static async Task SendAllAsync(Socket connection, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken)
    {
        while (!answer.IsEmpty)
        {
            answer = answer[await connection.SendAsync(answer, cancellationToken)..];
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
