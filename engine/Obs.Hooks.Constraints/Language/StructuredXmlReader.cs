using System.Text;
using System.Xml;

namespace Obs.Hooks.Constraints.Language;

/// <summary>
/// XML to structure by a schema, the way XML::Structured does it: attributes and simple elements are the same thing, what the
/// schema does not know is an error, values are not looked at. Text is kept with its blanks, as its newest version does.
/// </summary>
internal sealed class StructuredXmlReader(string xml) : IDisposable
{
    private const int LargestDocument = 16 * 1024 * 1024;

    private readonly XmlReader _reader = XmlReader.Create(
        new StringReader(xml),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = LargestDocument,
        });

    public void Dispose() => _reader.Dispose();

    public ElementNode ReadDocument(FieldSchema document)
    {
        try
        {
            _reader.MoveToContent();
            if (_reader.Name != document.Name)
            {
                throw new ConstraintException($"document element must be '{document.Name}', was '{_reader.Name}'");
            }

            var root = new ElementNode();
            ReadInto(document, root);
            // What follows the document element must be well-formed, too.
            while (_reader.Read())
            {
            }

            return root;
        }
        catch (XmlException e)
        {
            throw new ConstraintException(e.Message);
        }
    }

    private void ReadInto(FieldSchema schema, ElementNode element)
    {
        var empty = _reader.IsEmptyElement;
        ReadAttributes(schema, element);
        if (empty)
        {
            return;
        }

        var content = new StringBuilder();
        while (_reader.Read() && _reader.NodeType != XmlNodeType.EndElement)
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                ReadChild(schema, element);
            }
            else
            {
                content.Append(_reader.Value);
            }
        }

        var text = content.ToString();
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        if (!schema.HasContent)
        {
            throw new ConstraintException($"element '{schema.Name}' contains content");
        }

        element.SetText(FieldSchema.Content, text);
    }

    private void ReadAttributes(FieldSchema schema, ElementNode element)
    {
        while (_reader.MoveToNextAttribute())
        {
            ElementAttributes.Add(schema, element, _reader.Name, _reader.Value);
        }

        _reader.MoveToElement();
    }

    private void ReadChild(FieldSchema schema, ElementNode element)
    {
        var name = _reader.Name;
        if (name == FieldSchema.Content || !schema.Fields.TryGetValue(name, out var field))
        {
            throw new ConstraintException($"unknown element '{name}'");
        }

        if (!field.IsList && element.Has(name))
        {
            throw new ConstraintException($"element '{name}' must be singleton");
        }

        ConstraintNode child;
        if (field.IsElement)
        {
            var childElement = new ElementNode();
            ReadInto(field, childElement);
            child = childElement;
        }
        else
        {
            child = new TextNode(ReadText(name));
        }

        if (field.IsList)
        {
            element.EnterList(name).Add(child);
        }
        else
        {
            element.Set(name, child);
        }
    }

    private string ReadText(string name)
    {
        if (_reader.HasAttributes)
        {
            throw new ConstraintException($"element '{name}' contains attributes");
        }

        var text = new StringBuilder();
        if (_reader.IsEmptyElement)
        {
            return "";
        }

        while (_reader.Read() && _reader.NodeType != XmlNodeType.EndElement)
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                throw new ConstraintException($"element '{name}' has subelements");
            }

            text.Append(_reader.Value);
        }

        return text.ToString();
    }
}
