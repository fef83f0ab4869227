// attack: tells the worker to kill another job
// expect: ok
// says: blocked: connect
// with: WorkerPortTests
#load "attack.csx"
foreach (var host in new[] { "127.0.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.0" })
{
    Try($"connect {host}", () => new System.Net.Sockets.TcpClient(host, 5252).Dispose());
}

Try("listen", () => new System.Net.Sockets.TcpListener(System.Net.IPAddress.Any, 5252).Start());
