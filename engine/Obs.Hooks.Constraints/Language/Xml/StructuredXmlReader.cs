using System.Text;
using System.Xml;
using Obs.Hooks.Constraints.Origins;

namespace Obs.Hooks.Constraints.Language.Xml;

/// <summary>
/// Reads an XML document into a structure by a schema, the way XML::Structured 1.3 does it: attributes and simple elements are
/// the same thing, what the schema does not know is an error, values are not looked at. Errors come in its words and its order:
/// the first one that a reader from top to bottom meets.
/// </summary>
internal sealed class StructuredXmlReader(string xml) : IDisposable
{
    private const int LargestDocument = 16 * 1024 * 1024;
    private const string Blanks = " \t\r\n";

    private readonly XmlReader _reader = XmlReader.Create(
        // OBS's parser passes over a byte order mark.
        new StringReader(xml.TrimStart('\ufeff')),
        new XmlReaderSettings
        {
            // A document type says nothing here; what it declares is not there, so that no entity can expand.
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = LargestDocument,
        });

    private TextNode? _tolerated;

    /// <summary>The file to name in origins; null: no origins.</summary>
    public string? OriginFile { get; init; }

    /// <summary>An attribute of the document element that is set aside although the schema does not know it.</summary>
    public string? ToleratedAttribute { get; init; }

    /// <summary>Passes over elements and attributes that the schema does not know.</summary>
    public bool SkipsUnknown { get; init; }

    public void Dispose() => _reader.Dispose();

    /// <summary>The attribute that was set aside, if it was there.</summary>
    public TextNode? TakeTolerated() => _tolerated;

    public ElementNode ReadDocument(FieldSchema document)
    {
        try
        {
            _reader.MoveToContent();
            if (_reader.Name != document.Name)
            {
                throw Error($"unknown element '{_reader.Name}'");
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
            throw new ConstraintException(e.Message, OriginFile is null ? null : At(e.LineNumber, e.LinePosition));
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
                content.Append(_reader.Value);
            }
            else if (_reader.Value.AsSpan().ContainsAnyExcept(Blanks) && !SkipsUnknown)
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
            if (isDocument && _reader.Name == ToleratedAttribute)
            {
                _tolerated = new TextNode(_reader.Value, Here());
            }
            else if (!SkipsUnknown || schema.Fields.ContainsKey(_reader.Name))
            {
                try
                {
                    ElementAttributes.Add(schema, element, _reader.Name, new TextNode(_reader.Value, Here()));
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
        var name = _reader.Name;
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
        var name = _reader.Name;
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
                text.Append(_reader.Value);
            }
            else if (SkipsUnknown)
            {
                SkipElement();
            }
            else
            {
                throw Error($"unknown element '{_reader.Name}'");
            }
        }

        return text.ToString();
    }

    /// <summary>Stays on its last node, so that the next read goes on behind it.</summary>
    private void SkipElement()
    {
        using var inner = _reader.ReadSubtree();
        while (inner.Read())
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
