using System.Net;
using System.Text;
using Obs.Hooks.Dispatch.Queue;

namespace Obs.Hooks.Dispatch.Web;

/// <summary>Which request gets which answer.</summary>
internal sealed class WebRoutes(WorkerRoute worker, CheckConstraintsRoute checkConstraints, StatusPage page, UpstreamProxy? upstream)
{
    private const string WorkerPath = "/worker";

    private const int LargestBody = 1 << 20;

    public async Task<WebAnswer> AnswerAsync(HttpListenerContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var target = request.RawUrl ?? "/";
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? target : target[..question];
        var query = question < 0 ? "" : target[(question + 1)..];
        var reads = request.HttpMethod is "GET" or "HEAD";
        if (path == "/" && reads)
        {
            return page.Answer(new WebQuery(query));
        }

        if (path.StartsWith(WorkerPath + "/", StringComparison.Ordinal) && (reads || request.HttpMethod == "POST"))
        {
            new WebQuery(query).AllowOnly();
            return worker.Answer(Uri.UnescapeDataString(path[(WorkerPath.Length + 1)..]));
        }

        if (path == WorkerPath && request.HttpMethod == "POST")
        {
            return await checkConstraints.AnswerAsync(new WebQuery(query), await BodyAsync(request, cancellationToken), cancellationToken);
        }

        return reads && upstream is not null
            ? await upstream.PassAsync(request, context.Response, cancellationToken)
            : throw new WebException(404, $"unknown request {request.HttpMethod}:{path}: this is the allocation service of obs-hooks, not the API");
    }

    /// <summary>Empty when there is none.</summary>
    private static async Task<string> BodyAsync(HttpListenerRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasEntityBody)
        {
            return "";
        }

        var body = await BoundedContent.ReadAsync(request.InputStream, LargestBody, cancellationToken);
        return body is null ? throw new WebException(413, $"more than {LargestBody} bytes") : Encoding.UTF8.GetString(body);
    }
}
