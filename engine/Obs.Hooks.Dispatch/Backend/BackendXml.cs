using System.Xml;

namespace Obs.Hooks.Dispatch.Backend;

/// <summary>
/// Walks over the fields of a small document of the backend. As in OBS's own reader, a simple field may be an attribute
/// or an element.
/// </summary>
internal static class BackendXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Calls back for each field directly below the root, with its text; elements with children are left out.</summary>
    /// <exception cref="BackendFileException">It is no such document.</exception>
    public static void ReadFields(byte[] content, string what, string root, Action<string, string> field)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content, writable: false), Settings);
            reader.MoveToContent();
            if (reader.NodeType != XmlNodeType.Element || reader.Name != root)
            {
                throw new BackendFileException($"{what} is no <{root}>");
            }

            while (reader.MoveToNextAttribute())
            {
                field(reader.Name, reader.Value);
            }

            reader.MoveToElement();
            if (!reader.IsEmptyElement)
            {
                reader.Read();
                ReadElements(reader, field);
            }

            // What follows the root must be nothing: a file that is still being written ends inside it.
            while (reader.Read())
            {
            }
        }
        catch (XmlException e)
        {
            throw new BackendFileException($"{what}: {e.Message}", e);
        }
    }

    /// <summary>Whether an element below the root has a field of that name, with or without a text. For documents that are well-formed.</summary>
    public static bool HasField(byte[] content, string element, string field)
    {
        using var reader = XmlReader.Create(new MemoryStream(content, writable: false), Settings);
        var inside = false;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            inside = reader.Depth == 1 ? reader.Name == element : inside;
            if (inside && ((reader.Depth == 1 && reader.GetAttribute(field) is not null) || (reader.Depth == 2 && reader.Name == field)))
            {
                return true;
            }
        }

        return false;
    }

    private static void ReadElements(XmlReader reader, Action<string, string> field)
    {
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }

            var name = reader.Name;
            if (reader.IsEmptyElement)
            {
                field(name, "");
                reader.Read();
                continue;
            }

            reader.Read();
            var text = "";
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace)
            {
                text = reader.Value;
                reader.Read();
            }

            if (reader.NodeType == XmlNodeType.EndElement)
            {
                field(name, text);
                reader.Read();
                continue;
            }

            // Something with parts of its own: passed over, with all of them.
            var depth = reader.Depth;
            while (reader.Depth >= depth && reader.Read())
            {
            }

            reader.Read();
        }
    }
}
