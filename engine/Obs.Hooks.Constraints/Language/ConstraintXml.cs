namespace Obs.Hooks.Constraints.Language;

/// <summary>Reads a <c>_constraints</c> file.</summary>
public static class ConstraintXml
{
    /// <summary>Parses a <c>_constraints</c> file as strictly as OBS does.</summary>
    /// <param name="xml">The text of the file.</param>
    /// <returns>Its structure, overwrites not applied.</returns>
    /// <exception cref="ConstraintException">OBS would reject the file.</exception>
    public static ElementNode Parse(string xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        using var reader = new StructuredXmlReader(xml);
        return reader.ReadDocument(ConstraintSchema.Document);
    }
}
