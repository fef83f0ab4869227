using System.Collections.Frozen;

namespace Obs.Hooks.Constraints.Language;

/// <summary>One name of the constraints language and what may stand under it.</summary>
/// <param name="Name">The element's or attribute's name.</param>
/// <param name="Shape">Text or element, once or many times.</param>
/// <param name="Fields">The fields of an element, by name.</param>
/// <param name="OwnAttributes">The fields that a line without them takes away from an existing element.</param>
internal sealed record FieldSchema(
    string Name, FieldShape Shape, FrozenDictionary<string, FieldSchema> Fields, IReadOnlyList<string> OwnAttributes)
{
    public const string Content = "_content";

    public bool IsElement => Shape is FieldShape.Element or FieldShape.ElementList;

    public bool IsList => Shape is FieldShape.TextList or FieldShape.ElementList;

    public bool HasContent => Fields.ContainsKey(Content);

    public static FieldSchema Text(string name) => new(name, FieldShape.Text, FrozenDictionary<string, FieldSchema>.Empty, []);

    public static FieldSchema Texts(string name) => Text(name) with { Shape = FieldShape.TextList };

    public static FieldSchema Element(string name, params FieldSchema[] fields) =>
        new(name, FieldShape.Element, fields.ToFrozenDictionary(static f => f.Name, StringComparer.Ordinal), []);

    public static FieldSchema Elements(string name, params FieldSchema[] fields) =>
        Element(name, fields) with { Shape = FieldShape.ElementList };

    /// <summary>An element with text and one attribute.</summary>
    public static FieldSchema Marked(string name, string attribute) =>
        Element(name, Text(attribute), Text(Content)) with { OwnAttributes = [attribute] };
}
