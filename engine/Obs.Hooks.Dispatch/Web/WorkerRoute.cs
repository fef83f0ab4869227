using System.Xml;
using System.Xml.Linq;
using Obs.Hooks.Dispatch.Backend;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Dispatch.Web;

/// <summary><c>GET /worker/HOSTARCH:ID</c>: the description of a worker, as bs_repserver and bs_srcserver give it.</summary>
internal sealed class WorkerRoute(BackendLayout layout)
{
    // In bs_repserver's order, which is not the dispatcher's.
    private static readonly string[] States = ["idle", "building", "away", "dead", "down"];

    // How to reach a worker is nobody's business but the backend's.
    private static readonly string[] Hidden = ["ip", "port", "uri"];

    /// <exception cref="WebException">There is no such worker.</exception>
    public WebAnswer Answer(string name)
    {
        if (name.Contains('/', StringComparison.Ordinal) || !BackendWorkerReader.IsName(name))
        {
            throw Unknown();
        }

        foreach (var state in States)
        {
            using var directory = DirectoryHandle.OpenIfExists(Path.Combine(layout.Workers, state));
            if (directory is not null && Read(directory, name) is { } xml)
            {
                return WebAnswer.Document(xml);
            }
        }

        throw Unknown();
    }

    // As from the source server, which asks the repository server.
    private static WebException Unknown() => new(404, "remote error: unknown worker");

    private static string? Read(DirectoryHandle directory, string name)
    {
        try
        {
            return BackendFile.Read(directory, name, BackendWorkerReader.Limit) is { } file ? WithoutAddress(file.Content) : null;
        }
        catch (Exception e) when (e is BackendFileException or XmlException)
        {
            throw new WebException(500, $"{directory.Path}/{name}: {e.Message}");
        }
    }

    /// <summary>The file as it is, spaces and all, but for what is hidden.</summary>
    private static string WithoutAddress(byte[] content)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var reader = XmlReader.Create(new MemoryStream(content, writable: false), settings);
        var worker = XElement.Load(reader, LoadOptions.PreserveWhitespace);
        foreach (var name in Hidden)
        {
            worker.SetAttributeValue(name, null);
            if (worker.Element(name) is { } element)
            {
                (element.PreviousNode as XText)?.Remove();
                element.Remove();
            }
        }

        return worker.ToString(SaveOptions.DisableFormatting) + "\n";
    }
}
