using System.Collections.Concurrent;
using System.Net;

namespace Obs.Hooks.Dispatch.Tests.Support;

/// <summary>Stands for the source server: answers what a test has put there, else 404.</summary>
internal sealed class FakeSources : HttpMessageHandler
{
    public static readonly Uri Address = new("http://sources.example/");

    public ConcurrentDictionary<string, string> Answers { get; } = new(StringComparer.Ordinal);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(
            Answers.TryGetValue(request.RequestUri!.PathAndQuery, out var answer)
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer) }
                : new HttpResponseMessage(HttpStatusCode.NotFound)
                {
                    Content = new StringContent("<status code=\"404\"><summary>no such thing</summary></status>"),
                });
}
