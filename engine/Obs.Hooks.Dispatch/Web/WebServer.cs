using System.Globalization;
using System.Net;
using Obs.Hooks.Dispatch.Service;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Dispatch.Web;

/// <summary>
/// HTTP on 127.0.0.1: osc's two routes and a page for people. HttpListener rather than ASP.NET: three routes are not worth a
/// second shared framework in the engine that every build starts. It answers only requests whose Host is its own address, so
/// that no web site can ask through somebody's browser.
/// </summary>
internal sealed class WebServer : IAsyncDisposable
{
    /// <summary>How many requests are answered at once.</summary>
    internal const int AtOnce = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpListener _listener = new();
    private readonly WebRoutes _routes;
    private readonly ServiceLog _log;
    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly CancellationTokenSource _stop = new();
    private Task _accepting = Task.CompletedTask;

    public WebServer(int port, WebRoutes routes, ServiceLog log)
    {
        _routes = routes;
        _log = log;
        _listener.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        _listener.TimeoutManager.IdleConnection = Patience;
    }

    /// <exception cref="EngineException">The port is taken.</exception>
    public void Start()
    {
        try
        {
            _listener.Start();
        }
        catch (HttpListenerException e)
        {
            throw new EngineException(
                DiagnosticCodes.BadServiceAddress,
                $"cannot listen on {_listener.Prefixes.Single()}: {e.Message}; another port can be set with \"httpPort\" in allocator.json",
                e,
                ExitStatus.Failed);
        }

        _accepting = AcceptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Abort();
        await _accepting;
        _listener.Close();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = ServeAsync(context);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                if (!_listener.IsListening)
                {
                    return;
                }
            }
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        // Nobody queues for a place: nothing would bound how many wait, nor for how long.
        var hasPlace = _places.Wait(0);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            patience.CancelAfter(Patience);
            using var answer = hasPlace
                ? await AnswerAsync(context, patience.Token)
                : WebAnswer.Error(503, $"{AtOnce} requests are being answered already, try again");
            await SendAsync(context, answer, patience.Token);
        }
        catch (Exception e) when (e is HttpListenerException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Whoever asked has gone, was too slow, or the service ends.
            context.Response.Abort();
        }
        finally
        {
            if (hasPlace)
            {
                _places.Release();
            }
        }
    }

    private async Task<WebAnswer> AnswerAsync(HttpListenerContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await _routes.AnswerAsync(context, cancellationToken);
        }
        catch (WebException e)
        {
            return WebAnswer.Error(e.Status, e.Message);
        }
        catch (Exception e) when (e is not (HttpListenerException or IOException or OperationCanceledException))
        {
            // Nothing that one request does may end the service.
            _log.Say($"{context.Request.HttpMethod} {context.Request.RawUrl}: {e}");
            return WebAnswer.Error(500, "the allocation service could not answer; its journal says why");
        }
    }

    private static async Task SendAsync(HttpListenerContext context, WebAnswer answer, CancellationToken cancellationToken)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        if (answer.Reason.Length > 0)
        {
            response.StatusDescription = answer.Reason;
        }

        response.ContentType = answer.ContentType;
        response.ContentLength64 = answer.Length;
        response.AddHeader("Cache-Control", "no-store");
        response.AddHeader("X-Content-Type-Options", "nosniff");
        // Whatever gets into a page runs nothing and loads nothing.
        response.AddHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        if (context.Request.HttpMethod != "HEAD")
        {
            await answer.WriteToAsync(response.OutputStream, cancellationToken);
        }

        response.Close();
    }
}
