using System.Net;
using System.Text;
using Obs.Hooks.Dispatch.Backend;
using Obs.Hooks.Dispatch.Queue;

namespace Obs.Hooks.Dispatch.Web;

/// <summary>What checkconstraints needs of the backend's source server.</summary>
internal sealed class SourceServer(HttpClient http, Uri address)
{
    private const int Limit = 4 << 20;

    /// <summary>The project configuration with those of all its paths.</summary>
    /// <exception cref="WebException">The source server does not know it, or does not answer.</exception>
    public async Task<string> ConfigAsync(string project, string repository, CancellationToken cancellationToken) =>
        await GetAsync(
            $"/getconfig?project={Uri.EscapeDataString(project)}&repository={Uri.EscapeDataString(repository)}",
            mayBeMissing: false,
            cancellationToken) ?? "";

    /// <summary>The <c>_constraints</c> committed for a package; null if it has none.</summary>
    /// <exception cref="WebException">The source server does not answer.</exception>
    public Task<string?> ConstraintsAsync(string project, string package, CancellationToken cancellationToken) =>
        GetAsync(
            $"/source/{Uri.EscapeDataString(project)}/{Uri.EscapeDataString(package)}/_constraints?expand=1",
            mayBeMissing: true,
            cancellationToken);

    private async Task<string?> GetAsync(string path, bool mayBeMissing, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(
                new Uri(address, path), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.StatusCode == HttpStatusCode.NotFound && mayBeMissing)
            {
                return null;
            }

            if (!answer.IsSuccessStatusCode)
            {
                throw new WebException((int)answer.StatusCode, await SummaryAsync(answer, cancellationToken));
            }

            return Encoding.UTF8.GetString(await BoundedContent.ReadAsync(answer.Content, Limit, cancellationToken));
        }
        catch (HttpRequestException e)
        {
            throw new WebException(502, $"the source server cannot be asked: {e.Message}");
        }
    }

    /// <summary>What its error document says.</summary>
    private static async Task<string> SummaryAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var summary = "";
        try
        {
            BackendXml.ReadFields(
                await BoundedContent.ReadAsync(answer.Content, Limit, cancellationToken),
                "the answer",
                "status",
                (field, text) => summary = field == "summary" ? text : summary);
        }
        catch (BackendFileException)
        {
            // No such document: then the words of its status line have to do.
        }

        return summary.Length > 0 ? summary : answer.ReasonPhrase ?? "error";
    }
}
