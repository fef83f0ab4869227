using Obs.Hooks.Dispatch.Configuration;
using Obs.Hooks.Dispatch.Planning;
using Obs.Hooks.Dispatch.Service;
using Obs.Hooks.Dispatch.Tests.Support;
using Obs.Hooks.Dispatch.Web;

namespace Obs.Hooks.Dispatch.Tests.Web;

/// <summary>The HTTP side, asked over a socket.</summary>
public sealed class WebRoutesTests : IAsyncLifetime, IDisposable
{
    private readonly FakeBackend _backend = new();
    private readonly FakeSources _sources = new();
    private readonly HttpClient _http = new();
    private readonly int _port = FreePort.Find();
    private readonly HttpClient _toSources;
    private readonly WebServer _server;

    public WebRoutesTests()
    {
        _toSources = new HttpClient(_sources);
        var settings = new BackendSettings { Layout = _backend.Layout, SourceServer = FakeSources.Address };
        var log = new ServiceLog(TextWriter.Null);
        _server = new WebServer(
            _port,
            new WebRoutes(
                new WorkerRoute(_backend.Layout),
                new CheckConstraintsRoute(_backend.Layout, new SourceServer(_toSources, FakeSources.Address), new ComplianceCheck(settings)),
                new StatusPage(
                    static () => null, new PlanBoard(TimeProvider.System, TimeSpan.FromHours(1)), new DispatchJournal(log),
                    new WaitingText(null), TimeProvider.System),
                upstream: null),
            log);
        _server.Start();
        _sources.Answers["/getconfig?project=prj&repository=std"] =
            "%if \"%_target_cpu\" == \"x86_64\"\nConstraint: hostlabel ours\n%endif\nConstraint: sandbox chroot\n";
        _backend.AddWorker("idle", "a:1", "<hostlabel>ours</hostlabel>");
        _backend.AddWorker("dead", "b:1", "<hostlabel>ours</hostlabel><hostlabel>fast</hostlabel>");
        _backend.AddWorker("down", "c:1");
    }

    private async Task<(int Status, string Body)> AskAsync(HttpMethod method, string path, string? body = null, string? host = null)
    {
        using var request = new HttpRequestMessage(method, $"http://127.0.0.1:{_port}{path}");
        request.Headers.Host = host;
        request.Content = body is null ? null : new StringContent(body);
        using var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private Task<(int Status, string Body)> CheckAsync(string query, string? body = null) =>
        AskAsync(HttpMethod.Post, $"/worker?cmd=checkconstraints{query}", body);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose()
    {
        _backend.Dispose();
        _http.Dispose();
        _toSources.Dispose();
        _sources.Dispose();
    }

    [Fact]
    public async Task CheckConstraints_WithAndWithoutFile_NamesTheWorkersThatComply()
    {
        const string query = "&project=prj&repository=std&arch=x86_64&package=gcc";

        (await CheckAsync(query)).Body.Should().Be(
            "<directory>\n  <entry name=\"x86_64:a:1\" />\n  <entry name=\"x86_64:b:1\" />\n</directory>\n");
        (await CheckAsync(query, "<constraints><hostlabel>fast</hostlabel></constraints>")).Body.Should().Contain("b:1").And.NotContain("a:1");
        (await CheckAsync(query, "<constraints><hostlabel>none</hostlabel></constraints>")).Body.Should().Be("<directory />\n");
        _sources.Answers["/source/prj/gcc/_constraints?expand=1"] = "<constraints><hostlabel>fast</hostlabel></constraints>";
        (await CheckAsync(query)).Body.Should().Contain("b:1").And.NotContain("a:1");
    }

    [Theory]
    [InlineData("&project=prj&repository=std&arch=x86_64", 400, "parameter 'package' is missing")]
    [InlineData("&project=prj&repository=std&arch=x86_64&package=a&package=b", 400, "parameter 'package' set multiple times")]
    [InlineData("&project=prj&repository=std&arch=x86_64&package=a&x=1", 400, "unknown parameter 'x'")]
    [InlineData("&project=..%2f..&repository=std&arch=x86_64&package=a", 400, "illegal")]
    [InlineData("&project=no&repository=std&arch=x86_64&package=a", 404, "no such thing")]
    public async Task CheckConstraints_WrongQuestion_IsSaid(string query, int status, string summary)
    {
        var answer = await CheckAsync(query);

        answer.Status.Should().Be(status);
        answer.Body.Should().Contain(summary);
    }

    [Fact]
    public async Task CheckConstraints_FileThatIsNone_IsABadRequest()
    {
        var answer = await CheckAsync("&project=prj&repository=std&arch=x86_64&package=a", "<constraints><x>&lt;</x></constraints>");

        answer.Status.Should().Be(400);
        answer.Body.Should().StartWith("<status code=\"400\">");
    }

    [Fact]
    public async Task Worker_Known_IsShownWithoutItsAddress()
    {
        var answer = await AskAsync(HttpMethod.Get, "/worker/x86_64:b:1");

        answer.Status.Should().Be(200);
        answer.Body.Should().StartWith("<worker hostarch=\"x86_64\" registerserver=\"http://rep:5252\" workerid=\"b:1\">\n  <sandbox>chroot</sandbox>\n")
            .And.EndWith("</worker>\n").And.NotContain("10.0.0.1");
    }

    [Theory]
    [InlineData("/worker/x86_64:none:1")]
    [InlineData("/worker/..%2fidle%2fx86_64:a:1")]
    [InlineData("/worker/.x86_64:a:1")]
    [InlineData("/source/prj/_meta")]
    [InlineData("/etc/passwd")]
    public async Task Get_WhatIsNotThere_IsNotFoundInTheShapeOfObs(string path)
    {
        var answer = await AskAsync(HttpMethod.Get, path);

        answer.Status.Should().Be(404);
        answer.Body.Should().StartWith("<status code=\"404\">\n  <summary>");
    }

    [Fact]
    public async Task Get_AsSomebodyElsesHost_IsRefused() =>
        // A web site whose name leads to 127.0.0.1 must not be able to read anything through a browser.
        (await AskAsync(HttpMethod.Get, "/worker/x86_64:a:1", host: "evil.example")).Status.Should().BeOneOf(400, 404);

    [Fact]
    public async Task Post_BodyBeyondTheLimit_IsRefused() =>
        (await CheckAsync("&project=prj&repository=std&arch=x86_64&package=a", new string('x', 2 << 20))).Status.Should().Be(413);

    [Fact]
    public async Task Page_BeforeTheFirstRound_SaysSo()
    {
        var answer = await AskAsync(HttpMethod.Get, "/");

        answer.Status.Should().Be(200);
        answer.Body.Should().Contain("No round has been decided yet");
    }
}
