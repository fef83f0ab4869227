using System.Net;
using System.Text;
using Obs.Hooks.Dispatch.Tests.Support;
using Obs.Hooks.Dispatch.Web;

namespace Obs.Hooks.Dispatch.Tests.Web;

/// <summary>What the service does not know itself, asked of a server on loopback.</summary>
public sealed class UpstreamProxyTests
{
    private const string Fine = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 8\r\nConnection: close\r\n\r\n<about/>";

    private const string Endless = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n";

    [Fact]
    public async Task Pass_Reading_AsksThePathWithTheCallersCredentials()
    {
        await using var upstream = new FakeUpstream(Fine);
        await using var server = new ProxyingServer(upstream);

        using var answer = await server.AskAsync("/source/prj?view=a%20b", null, ("Authorization", "Basic bWU6cHc="));

        (await answer.Content.ReadAsStringAsync()).Should().Be("<about/>");
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/xml");
        upstream.Requests.Should().ContainSingle().Which.Should()
            .StartWith("GET /source/prj?view=a%20b HTTP/1.1\r\n").And.Contain("Authorization: Basic bWU6cHc=");
    }

    [Fact]
    public async Task Pass_WrongCredentials_AreAskedForAgain()
    {
        await using var upstream = new FakeUpstream(
            "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"OBS\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        await using var server = new ProxyingServer(upstream);

        using var answer = await server.AskAsync("/about");

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().Should().Be("Basic realm=\"OBS\"");
    }

    [Fact]
    public async Task Pass_SessionOfOneCaller_GoesToNobodyElse()
    {
        await using var upstream = new FakeUpstream(Fine.Replace("\r\n\r\n", "\r\nSet-Cookie: session=alice; path=/\r\n\r\n", StringComparison.Ordinal));
        await using var server = new ProxyingServer(upstream);

        using var first = await server.AskAsync("/person/alice", null, ("Authorization", "Basic YWxpY2U6cHc="));
        using var second = await server.AskAsync("/person/alice", null, ("Cookie", "session=bob"));

        first.Headers.Contains("Set-Cookie").Should().BeFalse();
        upstream.Requests.Should().HaveCount(2).And.NotContain(static r => r.Contains("Cookie", StringComparison.OrdinalIgnoreCase));
        upstream.Requests.Last().Should().NotContain("Authorization");
    }

    [Theory]
    [InlineData("//{0}/x")]
    [InlineData("/\\{0}/x")]
    [InlineData("http://{0}/x")]
    [InlineData("HTTP://{0}/x")]
    public async Task Pass_TargetThatNamesAnotherServer_IsABadRequestAndAsksNobody(string target)
    {
        await using var other = new FakeUpstream(Fine);
        await using var upstream = new FakeUpstream(Fine);
        await using var server = new ProxyingServer(upstream);

        var answer = await server.AskRawAsync(target.Replace("{0}", other.Authority, StringComparison.Ordinal));

        answer.Should().StartWith("HTTP/1.1 400 ").And.Contain("<status code=\"400\">");
        other.Requests.Should().BeEmpty();
        upstream.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Pass_RedirectElsewhere_IsNotFollowed()
    {
        await using var other = new FakeUpstream(Fine);
        await using var upstream = new FakeUpstream(
            $"HTTP/1.1 302 Found\r\nLocation: http://{other.Authority}/x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        await using var server = new ProxyingServer(upstream);

        using var answer = await server.AskAsync("/about");

        answer.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        (await answer.Content.ReadAsStringAsync()).Should().Contain($"refers to http://{other.Authority}/x");
        other.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Pass_WhatMayChangeSomething_AsksNobody(string method)
    {
        await using var upstream = new FakeUpstream(Fine);
        await using var server = new ProxyingServer(upstream);

        using var answer = await server.AskAsync("/source/prj/_meta", new HttpMethod(method));

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        upstream.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData(Fine)]
    [InlineData(Endless + "<about/>")]
    public async Task Pass_Head_HasTheLengthAndNoBody(string fromUpstream)
    {
        await using var upstream = new FakeUpstream(fromUpstream);
        await using var server = new ProxyingServer(upstream);

        using var answer = await server.AskAsync("/about", HttpMethod.Head);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentLength.Should().Be(8);
        (await answer.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData(Fine)]
    [InlineData(Endless + "<about/>")]
    public async Task Pass_AnswerAtTheLimit_IsPassedAndBeyondItABadGateway(string fromUpstream)
    {
        await using var upstream = new FakeUpstream(fromUpstream);
        await using var generous = new ProxyingServer(upstream, limit: 8);
        await using var strict = new ProxyingServer(upstream, limit: 7);

        using var passed = await generous.AskAsync("/about");
        using var refused = await strict.AskAsync("/about");

        (await passed.Content.ReadAsStringAsync()).Should().Be("<about/>");
        refused.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("longer than the 7 bytes allowed");
    }

    [Fact]
    public async Task Pass_AnnouncedBodyThatBreaksOff_IsNoWholeAnswer()
    {
        await using var upstream = new FakeUpstream(Fine.Replace("Length: 8", "Length: 9", StringComparison.Ordinal));
        await using var server = new ProxyingServer(upstream);

        var ask = async () =>
        {
            using var answer = await server.AskAsync("/about");
            return await answer.Content.ReadAsStringAsync();
        };

        await ask.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task Pass_ChunkedBodyThatBreaksOff_IsABadGateway()
    {
        await using var upstream = new FakeUpstream(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n8\r\n<about/>\r\n");
        await using var server = new ProxyingServer(upstream);

        using var answer = await server.AskAsync("/about");

        answer.StatusCode.Should().Be(HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task Pass_UpstreamIsGone_IsABadGateway()
    {
        var upstream = new FakeUpstream(Fine);
        await using var server = new ProxyingServer(upstream);
        await upstream.DisposeAsync();

        using var answer = await server.AskAsync("/about");

        answer.StatusCode.Should().Be(HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task Pass_AnswerInPieces_IsNotHeldUntilItsEnd()
    {
        var firstPieceIsThere = new TaskCompletionSource();
        await using var upstream = new FakeUpstream(async stream =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Fine.Replace("8\r\nConnection: close\r\n\r\n<about/>", "9\r\nConnection: close\r\n\r\nfirst", StringComparison.Ordinal)));
            await firstPieceIsThere.Task;
            await stream.WriteAsync("last"u8.ToArray());
        });
        await using var server = new ProxyingServer(upstream);

        using var answer = await server.AskAsync("/build/prj/_result");
        await using var body = await answer.Content.ReadAsStreamAsync();
        var piece = new byte[5];
        await body.ReadExactlyAsync(piece);
        firstPieceIsThere.SetResult();

        Encoding.ASCII.GetString(piece).Should().Be("first");
        using var rest = new StreamReader(body);
        (await rest.ReadToEndAsync()).Should().Be("last");
    }

    [Fact]
    public async Task Serve_NoPlaceFree_IsUnavailableAtOnce()
    {
        using var asked = new SemaphoreSlim(0);
        var goOn = new TaskCompletionSource();
        await using var upstream = new FakeUpstream(async stream =>
        {
            asked.Release();
            await goOn.Task;
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Fine));
        });
        await using var server = new ProxyingServer(upstream);
        var served = Enumerable.Range(0, WebServer.AtOnce).Select(_ => server.AskAsync("/about")).ToArray();
        for (var i = 0; i < WebServer.AtOnce; i++)
        {
            await asked.WaitAsync();
        }

        using (var refused = await server.AskAsync("/about"))
        {
            refused.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            (await refused.Content.ReadAsStringAsync()).Should().StartWith("<status code=\"503\">");
        }

        goOn.SetResult();
        foreach (var answer in await Task.WhenAll(served))
        {
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
            answer.Dispose();
        }

        upstream.Requests.Should().HaveCount(WebServer.AtOnce);
    }
}
