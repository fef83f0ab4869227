using System.Net.Sockets;
using System.Text;
using Obs.Hooks.Dispatch.Configuration;
using Obs.Hooks.Dispatch.Planning;
using Obs.Hooks.Dispatch.Service;
using Obs.Hooks.Dispatch.Tests.Support;
using Obs.Hooks.Dispatch.Web;

namespace Obs.Hooks.Dispatch.Tests.Web;

/// <summary>The HTTP side with an upstream server, and a caller who keeps no cookies.</summary>
internal sealed class ProxyingServer : IAsyncDisposable
{
    private readonly FakeBackend _backend = new();
    private readonly HttpClient _toUpstream = PlainHttp.Create(Patience);
    private readonly HttpClient _caller = PlainHttp.Create(Patience);
    private readonly int _port = FreePort.Find();
    private readonly WebServer _server;

    public ProxyingServer(FakeUpstream upstream, long limit = 1 << 20)
    {
        var log = new ServiceLog(TextWriter.Null);
        var settings = new BackendSettings { Layout = _backend.Layout, SourceServer = FakeSources.Address };
        _server = new WebServer(
            _port,
            new WebRoutes(
                new WorkerRoute(_backend.Layout),
                new CheckConstraintsRoute(_backend.Layout, new SourceServer(_toUpstream, FakeSources.Address), new ComplianceCheck(settings)),
                new StatusPage(
                    static () => null, new PlanBoard(TimeProvider.System, TimeSpan.FromHours(1)), new DispatchJournal(log),
                    new WaitingText(null), TimeProvider.System),
                new UpstreamProxy(_toUpstream, upstream.Address) { Limit = limit }),
            log);
        _server.Start();
    }

    /// <summary>Only so that a failing test ends.</summary>
    private static TimeSpan Patience => TimeSpan.FromMinutes(10);

    /// <summary>Asks; the answer is back as soon as its headers are there.</summary>
    public async Task<HttpResponseMessage> AskAsync(string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, $"http://127.0.0.1:{_port}{path}");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await _caller.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Asks for a target as it stands, which no HttpClient would send.</summary>
    public async Task<string> AskRawAsync(string target)
    {
        using var client = new TcpClient("127.0.0.1", _port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{_port}\r\nAuthorization: Basic c2VjcmV0\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _caller.Dispose();
        _toUpstream.Dispose();
        _backend.Dispose();
    }
}
