using System.Text;
using System.Xml;
using Obs.Hooks.Constraints.Origins;

namespace Obs.Hooks.Constraints.Language.Xml;

/// <summary>
/// Reads an XML document into a structure by a schema, the way XML::Structured 1.3 does it: attributes and simple elements are
/// the same thing, what the schema does not know is an error, values are not looked at. Errors come in its words and its order:
/// the first one that a reader from top to bottom meets.
/// </summary>
internal sealed class StructuredXmlReader : IDisposable
{
    private const int LargestDocument = 16 * 1024 * 1024;
    private const int LargestExpansion = 1024 * 1024;
    private const string Blanks = " \t\r\n";

    private readonly XmlReader _reader;
    private readonly ColonlessText _text;
    private readonly NoExternalEntities _resolver = new();

    public StructuredXmlReader(string xml)
    {
        if (xml.Length > LargestDocument)
        {
            throw new ConstraintException("the document is too large");
        }

        _text = new ColonlessText(XmlDeclaration.Resolve(xml));
        _reader = XmlReader.Create(
            new StringReader(_text.Text),
            new XmlReaderSettings
            {
                // Entities and default attributes count.
                DtdProcessing = DtdProcessing.Parse,
                XmlResolver = _resolver,
                MaxCharactersFromEntities = LargestExpansion,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            });
    }

    private TextNode? _tolerated;

    /// <summary>The file to name in origins; null: no origins.</summary>
    public string? OriginFile { get; init; }

    /// <summary>An attribute of the document element that is set aside although the schema does not know it.</summary>
    public string? ToleratedAttribute { get; init; }

    /// <summary>Passes over elements and attributes that the schema does not know.</summary>
    public bool SkipsUnknown { get; init; }

    private string Name => _text.Restore(_reader.Name);

    private string Value => _text.Restore(_reader.Value);

    public void Dispose() => _reader.Dispose();

    /// <summary>The attribute that was set aside, if it was there.</summary>
    public TextNode? TakeTolerated() => _tolerated;

    public ElementNode ReadDocument(FieldSchema document)
    {
        try
        {
            ReadProlog();
            if (Name != document.Name)
            {
                throw Error($"unknown element '{Name}'");
            }

            var root = new ElementNode(Here());
            ReadInto(document, root, isDocument: true);
            // What follows the document element must be well-formed, too.
            while (_reader.Read())
            {
            }

            return root;
        }
        catch (XmlException e)
        {
            throw new ConstraintException(_text.Restore(e.Message), OriginFile is null ? null : At(e.LineNumber, e.LinePosition));
        }
    }

    private void ReadProlog()
    {
        while (_reader.Read() && _reader.NodeType != XmlNodeType.Element)
        {
            _resolver.IsPastDocumentType |= _reader.NodeType == XmlNodeType.DocumentType;
        }
    }

    private void ReadInto(FieldSchema schema, ElementNode element, bool isDocument = false)
    {
        var origin = Here();
        var empty = _reader.IsEmptyElement;
        ReadAttributes(schema, element, isDocument);
        if (schema.HasContent)
        {
            // An attribute of that name is overwritten by the text, even by an empty one.
            element.SetText(FieldSchema.Content, "");
        }

        var content = schema.HasContent ? new ElementText() : null;
        while (!empty && _reader.Read() && _reader.NodeType != XmlNodeType.EndElement)
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                if (ReadChild(schema, element))
                {
                    content?.AppendChild();
                }
            }
            else if (content is not null)
            {
                content.Append(Value);
            }
            else if (Value.AsSpan().ContainsAnyExcept(Blanks) && !SkipsUnknown)
            {
                throw Error($"element '{schema.Name}' contains content");
            }
        }

        if (content is null)
        {
            return;
        }

        var text = content.ToString();
        if (text.Length == 0)
        {
            element.Remove(FieldSchema.Content);
        }
        else
        {
            element.SetText(FieldSchema.Content, text, origin);
        }
    }

    private void ReadAttributes(FieldSchema schema, ElementNode element, bool isDocument)
    {
        while (_reader.MoveToNextAttribute())
        {
            if (isDocument && Name == ToleratedAttribute)
            {
                _tolerated = new TextNode(Value, Here());
            }
            else if (!SkipsUnknown || schema.Fields.ContainsKey(Name))
            {
                try
                {
                    ElementAttributes.Add(schema, element, Name, new TextNode(Value, Here()));
                }
                catch (ConstraintException e)
                {
                    throw Error(e.Message);
                }
            }
        }

        _reader.MoveToElement();
    }

    /// <returns>Whether it was a child that the schema knows.</returns>
    private bool ReadChild(FieldSchema schema, ElementNode element)
    {
        var name = Name;
        if (!schema.Fields.TryGetValue(name, out var field))
        {
            if (!SkipsUnknown)
            {
                throw Error($"unknown element '{name}'");
            }

            SkipElement();
            return false;
        }

        if (!field.IsElement && _reader.AttributeCount > 0 && !SkipsUnknown)
        {
            throw Error($"element '{name}' contains attributes {FirstAttribute()}");
        }

        if (!field.IsList && element.Has(name))
        {
            throw Error($"element '{name}' must be singleton");
        }

        var origin = Here();
        ConstraintNode child;
        if (field.IsElement)
        {
            var childElement = new ElementNode(origin);
            ReadInto(field, childElement);
            child = childElement;
        }
        else
        {
            child = new TextNode(ReadText(), origin);
        }

        if (field.IsList)
        {
            element.EnterList(name).Add(child);
        }
        else
        {
            element.Set(name, child);
        }

        return true;
    }

    /// <summary>Perl lists them all, in an order of its own that no two runs share; one is enough, and with one it is the same.</summary>
    private string FirstAttribute()
    {
        _reader.MoveToFirstAttribute();
        var name = Name;
        _reader.MoveToElement();
        return name;
    }

    private string ReadText()
    {
        if (_reader.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        while (_reader.Read() && _reader.NodeType != XmlNodeType.EndElement)
        {
            if (_reader.NodeType != XmlNodeType.Element)
            {
                text.Append(Value);
            }
            else if (SkipsUnknown)
            {
                SkipElement();
            }
            else
            {
                throw Error($"unknown element '{Name}'");
            }
        }

        return text.ToString();
    }

    /// <summary>Stays on its last node, so that the next read goes on behind it.</summary>
    private void SkipElement()
    {
        var depth = _reader.Depth;
        while (!_reader.IsEmptyElement && _reader.Read() && _reader.Depth > depth)
        {
        }
    }

    private ConstraintException Error(string message) => new(message, Here());

    private ConstraintOrigin? Here()
    {
        if (OriginFile is null)
        {
            return null;
        }

        var info = (IXmlLineInfo)_reader;
        return At(info.LineNumber, info.LinePosition);
    }

    private ConstraintOrigin At(int line, int column) => new(ConstraintSource.PackageFile, OriginFile, line, column);
}
