using System.Net;

namespace Obs.Hooks.Tools.Tests.Setup;

/// <summary>A directory by HTTP on loopback, as mirrors serve repositories.</summary>
internal sealed class FileServer : IDisposable
{
    private const int FirstPort = 20000;
    private readonly HttpListener _listener;
    private readonly string _directory;
    private readonly Task _serving;

    public FileServer(string directory)
    {
        _directory = directory;
        (_listener, Url) = Listen();
        _serving = Task.Run(ServeAsync);
    }

    public string Url { get; }

    public void Dispose()
    {
        _listener.Close();
        _serving.GetAwaiter().GetResult();
    }

    private static (HttpListener Listener, string Url) Listen()
    {
        for (var port = FirstPort; ; port++)
        {
            var url = $"http://127.0.0.1:{port}/";
            var listener = new HttpListener();
            listener.Prefixes.Add(url);
            try
            {
                listener.Start();
                return (listener, url);
            }
            catch (HttpListenerException) when (port < FirstPort + 1000)
            {
                // Taken by somebody else.
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext request;
            try
            {
                request = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var response = request.Response;
            var file = Path.Combine(_directory, request.Request.Url!.AbsolutePath.TrimStart('/'));
            if (File.Exists(file))
            {
                await response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(file));
            }
            else
            {
                response.StatusCode = (int)HttpStatusCode.NotFound;
            }
        }
    }
}
