using Obs.Hooks.Constraints.Origins;

namespace Obs.Hooks.Constraints.Language;

/// <summary>Walks one line's selector through the structure and puts its values there.</summary>
internal sealed class ConstraintLine(ElementNode root, ConstraintOrigin? origin)
{
    private ElementNode _element = root;
    private FieldSchema _schema = ConstraintSchema.Document;

    /// <summary>The list whose entry <see cref="_element"/> is.</summary>
    private ListNode? _list;

    public void Apply(ReadOnlySpan<Selector> selectors, ReadOnlySpan<string> values)
    {
        while (!selectors.IsEmpty)
        {
            var selector = selectors[0];
            selectors = selectors[1..];
            if (!_schema.Fields.TryGetValue(selector.Name, out var field))
            {
                throw new ConstraintException($"unknown element: {selector.Name}");
            }

            if (selector.Delete)
            {
                _element.Remove(selector.Name);
                if (selectors.IsEmpty && values.IsEmpty)
                {
                    return;
                }
            }

            if (!field.IsElement)
            {
                SetTexts(selector, field, selectors, values);
                return;
            }

            Enter(selector, field, selectors.IsEmpty);
        }

        SetElement(values);
    }

    private void SetTexts(Selector selector, FieldSchema field, ReadOnlySpan<Selector> rest, ReadOnlySpan<string> values)
    {
        if (!rest.IsEmpty)
        {
            throw new ConstraintException($"element '{field.Name}' has subelements");
        }

        if (!values.IsEmpty && values[0].Contains('='))
        {
            throw new ConstraintException($"element '{field.Name}' contains attributes");
        }

        if (field.IsList)
        {
            if (selector.Modify)
            {
                // Of a list of texts it takes them all, not the last one as of a list of elements.
                _element.Remove(field.Name);
            }

            var list = _element.EnterList(field.Name);
            foreach (var value in values)
            {
                list.Add(new TextNode(value, origin));
            }

            return;
        }

        RequireRoom(selector, field);
        _element.SetText(field.Name, string.Join(' ', values!), origin);
    }

    private void Enter(Selector selector, FieldSchema field, bool last)
    {
        if (field.IsList)
        {
            _list = _element.EnterList(field.Name);
            // At its end a line makes a new entry; on its way it goes through the last one.
            var fresh = selector.Add || (last && !selector.Modify) || _list.Entries.Count == 0;
            if (fresh)
            {
                _list.Add(new ElementNode(origin));
            }

            _element = (ElementNode)_list.Entries[^1];
        }
        else
        {
            RequireRoom(selector, field);
            _list = null;
            _element = _element.Enter(field.Name, origin);
        }

        _schema = field;
    }

    private void RequireRoom(Selector selector, FieldSchema field)
    {
        if (selector.Add && _element.Has(field.Name))
        {
            throw new ConstraintException($"element '{field.Name}' must be singleton");
        }
    }

    private void SetElement(ReadOnlySpan<string> values)
    {
        foreach (var attribute in _schema.OwnAttributes)
        {
            _element.Remove(attribute);
        }

        while (!values.IsEmpty && values[0].IndexOf('=', StringComparison.Ordinal) is var at and >= 0)
        {
            ElementAttributes.Add(_schema, _element, values[0][..at], new TextNode(values[0][(at + 1)..], origin));
            values = values[1..];
        }

        if (values.IsEmpty)
        {
            return;
        }

        if (!_schema.HasContent)
        {
            throw new ConstraintException($"element '{_schema.Name}' contains content");
        }

        if (_list is null)
        {
            _element.SetText(FieldSchema.Content, string.Join(' ', values!), origin);
            return;
        }

        // Every word is an entry of its own, all with the same attributes.
        _element.SetText(FieldSchema.Content, values[0], origin);
        foreach (var value in values[1..])
        {
            var entry = _element.CopyElement();
            entry.SetText(FieldSchema.Content, value, origin);
            _list.Add(entry);
        }
    }
}
