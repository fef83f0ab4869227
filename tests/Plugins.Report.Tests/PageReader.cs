using System.Xml;
using System.Xml.Linq;

namespace Obs.Hooks.Plugins.Report.Tests;

/// <summary>Reads a page by the strict rules of XML, which the report keeps to.</summary>
internal static class PageReader
{
    public static XDocument Read(byte[] page)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore };
        using var stream = new MemoryStream(page);
        using var reader = XmlReader.Create(stream, settings);
        return XDocument.Load(reader);
    }

    /// <summary>All elements of one name.</summary>
    public static List<XElement> All(XContainer page, string name) => page.Descendants(name).ToList();
}
