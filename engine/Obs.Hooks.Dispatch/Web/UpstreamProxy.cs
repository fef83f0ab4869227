using System.Net;

namespace Obs.Hooks.Dispatch.Web;

/// <summary>
/// Passes on what this service does not know, so that osc can ask it for everything one command needs. Only reading: this
/// service is no way to change anything. Cookies go neither way: osc logs in again without its session.
/// </summary>
internal sealed class UpstreamProxy(HttpClient http, Uri upstream)
{
    private static readonly string[] PassedBack = ["WWW-Authenticate"];

    /// <summary>The longest answer, in bytes.</summary>
    public long Limit { get; init; } = 64L << 20;

    /// <exception cref="WebException">The request or the answer cannot be passed on.</exception>
    public async Task<WebAnswer> PassAsync(HttpListenerRequest request, HttpListenerResponse response, CancellationToken cancellationToken)
    {
        using var copy = new HttpRequestMessage(HttpMethod.Get, Address(request.RawUrl ?? ""));
        if (request.Headers["Authorization"] is { } credentials)
        {
            copy.Headers.TryAddWithoutValidation("Authorization", credentials);
        }

        HttpResponseMessage? unpassed = null;
        try
        {
            var answer = unpassed = await http.SendAsync(copy, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            Check(answer);
            var content = await PassedContent.OpenAsync(answer.Content, Limit, cancellationToken);
            // From now on whoever sends the content ends it.
            unpassed = null;
            foreach (var name in PassedBack.Where(n => answer.Headers.Contains(n)))
            {
                foreach (var value in answer.Headers.GetValues(name))
                {
                    response.AddHeader(name, value);
                }
            }

            return new WebAnswer(
                (int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString() ?? "application/octet-stream", [])
            {
                Passed = content,
            };
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException)
        {
            throw new WebException(502, $"{upstream.Host} cannot be asked: {e.Message}");
        }
        finally
        {
            unpassed?.Dispose();
        }
    }

    /// <summary>
    /// The same path at the upstream server. A request may also name a server, as <c>//other/x</c> or
    /// <c>http://other/x</c>, and would take the caller's credentials there.
    /// </summary>
    private Uri Address(string target) =>
        target.StartsWith('/') && (target.Length < 2 || target[1] is not ('/' or '\\'))
        && Uri.TryCreate(upstream, target, out var address)
        && address.Scheme == upstream.Scheme && address.Authority == upstream.Authority
            ? address
            : throw new WebException(400, $"illegal request target '{target}': expected a path");

    private void Check(HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode is < 200 or (>= 300 and < 400))
        {
            throw new WebException(
                502,
                answer.Headers.Location is { } elsewhere
                    ? $"{upstream.Host} refers to {elsewhere}, which is not followed: correct \"upstream\" in allocator.json"
                    : $"{upstream.Host} answers {(int)answer.StatusCode}, which is not passed on");
        }
    }
}
