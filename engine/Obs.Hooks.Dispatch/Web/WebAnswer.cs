using System.Text;

namespace Obs.Hooks.Dispatch.Web;

/// <summary>What is sent back.</summary>
internal sealed record WebAnswer(int Status, string ContentType, byte[] Body)
{
    /// <summary>The text after the status; empty for the usual one.</summary>
    public string Reason { get; init; } = "";

    private const string Xml = "text/xml";

    public static WebAnswer Document(string xml) => new(200, Xml, Encoding.UTF8.GetBytes(xml));

    public static WebAnswer Page(string html) => new(200, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));

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
