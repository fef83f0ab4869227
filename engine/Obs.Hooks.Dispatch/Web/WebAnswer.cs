using System.Text;

namespace Obs.Hooks.Dispatch.Web;

/// <summary>What is sent back.</summary>
internal sealed record WebAnswer(int Status, string ContentType, byte[] Body)
{
    private const string Xml = "text/xml";

    public static WebAnswer Document(string xml) => new(200, Xml, Encoding.UTF8.GetBytes(xml));

    public static WebAnswer Page(string html) => new(200, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));

    /// <summary>An error in the shape of OBS, of which osc shows the summary.</summary>
    public static WebAnswer Error(int status, string summary) =>
        new(status, Xml, Encoding.UTF8.GetBytes(
            $"<status code=\"{status}\">\n  <summary>{XmlText.Escape(summary)}</summary>\n</status>\n"));
}
