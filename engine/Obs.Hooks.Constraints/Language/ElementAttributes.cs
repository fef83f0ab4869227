namespace Obs.Hooks.Constraints.Language;

/// <summary>Attributes of an element, from XML or from a line: any field that is a text, or a list of texts.</summary>
internal static class ElementAttributes
{
    public static void Add(FieldSchema schema, ElementNode element, string name, TextNode value)
    {
        if (!schema.Fields.TryGetValue(name, out var field))
        {
            throw new ConstraintException($"element '{schema.Name}' contains unknown attribute '{name}'");
        }

        if (field.IsElement)
        {
            throw new ConstraintException($"attribute '{name}' in '{schema.Name}' must be element");
        }

        if (field.IsList)
        {
            element.EnterList(name).Add(value);
            return;
        }

        if (element.Has(name))
        {
            throw new ConstraintException($"attribute '{name}' in '{schema.Name}' must be singleton");
        }

        element.Set(name, value);
    }
}
