using System.Net;
using System.Net.Sockets;

namespace Obs.Hooks.Sandbox.Tests;

/// <summary>Somebody listens on the worker's port, as on every OBS worker.</summary>
public sealed class WorkerPortTests
{
    private const int Port = 5252;

    [Fact]
    public void Run_ScriptThatTalksToTheWorker_IsNotHeard()
    {
        using var worker = new TcpListener(IPAddress.IPv6Any, Port);
        worker.Server.DualMode = true;
        worker.Start();
        using var pipeline = new ScriptPipeline { Compiler = TestCompiler.InProcess, Companions = [CorpusRun.Attack] };

        CorpusRun.Run(pipeline, "network-worker-port");

        worker.Pending().Should().BeFalse("no connection may have come");
        using var control = new TcpClient("127.0.0.1", Port);
        using var heard = worker.AcceptTcpClient();
        heard.Client.RemoteEndPoint!.ToString().Should().EndWith($":{((IPEndPoint)control.Client.LocalEndPoint!).Port}", "others are heard");
    }
}
