using System.Text;

namespace Obs.Hooks.Dispatch.Web;

/// <summary>What is sent back.</summary>
internal sealed record WebAnswer(int Status, string ContentType, byte[] Body) : IDisposable
{
    /// <summary>The text after the status; empty for the usual one.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Another server's answer, sent instead of <see cref="Body"/>; null for an answer of this service.</summary>
    public PassedContent? Passed { get; init; }

    /// <summary>In bytes.</summary>
    public long Length => Passed is null ? Body.Length : Passed.Length;

    private const string Xml = "text/xml";

    public static WebAnswer Document(string xml) => new(200, Xml, Encoding.UTF8.GetBytes(xml));

    public static WebAnswer Page(string html) => new(200, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));

    public Task WriteToAsync(Stream target, CancellationToken cancellationToken) =>
        Passed is null ? target.WriteAsync(Body, cancellationToken).AsTask() : Passed.CopyToAsync(target, cancellationToken);

    public void Dispose() => Passed?.Dispose();

    /// <summary>An error in the shape of OBS, of which osc shows the summary.</summary>
    public static WebAnswer Error(int status, string summary) =>
        new(status, Xml, Encoding.UTF8.GetBytes(
            $"<status code=\"{status}\">\n  <summary>{XmlText.Escape(summary)}</summary>\n"
            + $"  <details>{status} {XmlText.Escape(summary)}</details>\n</status>\n"))
        {
            // The same words without colons, as from the backend's own servers; osc shows both.
            Reason = new string([.. summary.Select(static c => c is ':' or < ' ' or > '~' ? ' ' : c)]),
        };
}
