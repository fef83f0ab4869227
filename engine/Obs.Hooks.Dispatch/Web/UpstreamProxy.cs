using System.Net;
using Obs.Hooks.Dispatch.Queue;

namespace Obs.Hooks.Dispatch.Web;

/// <summary>
/// Passes on what this service does not know, so that osc can ask it for everything one command needs. Only reading: this
/// service is no way to change anything.
/// </summary>
internal sealed class UpstreamProxy(HttpClient http, Uri upstream)
{
    private const int Limit = 64 << 20;

    private static readonly string[] PassedBack = ["WWW-Authenticate"];

    public async Task<WebAnswer> PassAsync(HttpListenerRequest request, HttpListenerResponse response, CancellationToken cancellationToken)
    {
        using var copy = new HttpRequestMessage(HttpMethod.Get, new Uri(upstream, request.RawUrl));
        if (request.Headers["Authorization"] is { } credentials)
        {
            copy.Headers.TryAddWithoutValidation("Authorization", credentials);
        }

        try
        {
            using var answer = await http.SendAsync(copy, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            foreach (var name in PassedBack.Where(n => answer.Headers.Contains(n)))
            {
                foreach (var value in answer.Headers.GetValues(name))
                {
                    response.AddHeader(name, value);
                }
            }

            return new WebAnswer(
                (int)answer.StatusCode,
                answer.Content.Headers.ContentType?.ToString() ?? "application/octet-stream",
                await BoundedContent.ReadAsync(answer.Content, Limit, cancellationToken));
        }
        catch (HttpRequestException e)
        {
            throw new WebException(502, $"{upstream.Host} cannot be asked: {e.Message}");
        }
    }
}
