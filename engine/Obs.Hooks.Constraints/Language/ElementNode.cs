using System.Diagnostics.CodeAnalysis;
using Obs.Hooks.Constraints.Indexing;
using Obs.Hooks.Constraints.Origins;

namespace Obs.Hooks.Constraints.Language;

/// <summary>An element: attributes and children by name, text under <c>_content</c>.</summary>
public sealed class ElementNode : ConstraintNode
{
    private readonly SortedDictionary<string, ConstraintNode> _fields = new(StringComparer.Ordinal);

    internal ElementNode(ConstraintOrigin? origin = null)
        : base(origin)
    {
    }

    /// <summary>Makes an element of fields that come from elsewhere; they are not checked against the language.</summary>
    /// <param name="fields">The fields.</param>
    /// <returns>The element.</returns>
    public static ElementNode FromFields(IEnumerable<KeyValuePair<string, ConstraintNode>> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var element = new ElementNode();
        foreach (var (name, node) in fields)
        {
            element.Set(name, node);
        }

        return element;
    }

    /// <summary>The fields, sorted by name.</summary>
    public IReadOnlyDictionary<string, ConstraintNode> Fields => _fields;

    /// <summary>What an index made of this structure: jobs whose constraints were parsed once share the object.</summary>
    internal InternedConstraints? Interned { get; set; }

    internal string? Content => Text(FieldSchema.Content);

    internal bool IsEmpty => _fields.Count == 0;

    internal string? Text(string name) => (_fields.GetValueOrDefault(name) as TextNode)?.Text;

    internal ElementNode? Element(string name) => _fields.GetValueOrDefault(name) as ElementNode;

    internal ListNode? List(string name) => _fields.GetValueOrDefault(name) as ListNode;

    internal IEnumerable<ElementNode> Elements(string name) => List(name)?.Entries.OfType<ElementNode>() ?? [];

    internal IEnumerable<string> Texts(string name) => List(name)?.Entries.OfType<TextNode>().Select(static t => t.Text) ?? [];

    internal bool TryGet(string name, [NotNullWhen(true)] out ConstraintNode? node) => _fields.TryGetValue(name, out node);

    internal bool Has(string name) => _fields.ContainsKey(name);

    internal void Set(string name, ConstraintNode node) => _fields[name] = node;

    internal void SetText(string name, string text, ConstraintOrigin? origin = null) => _fields[name] = new TextNode(text, origin);

    internal void Remove(string name) => _fields.Remove(name);

    /// <summary>The element of that name, made if it is not there.</summary>
    internal ElementNode Enter(string name, ConstraintOrigin? origin = null)
    {
        if (Element(name) is not { } element)
        {
            Set(name, element = new ElementNode(origin));
        }

        return element;
    }

    /// <summary>The list of that name, made if it is not there.</summary>
    internal ListNode EnterList(string name)
    {
        if (List(name) is not { } list)
        {
            Set(name, list = new ListNode());
        }

        return list;
    }

    internal override ConstraintNode Copy() => CopyElement();

    internal ElementNode CopyElement()
    {
        var copy = new ElementNode(Origin);
        foreach (var (name, node) in _fields)
        {
            copy.Set(name, node.Copy());
        }

        return copy;
    }
}
