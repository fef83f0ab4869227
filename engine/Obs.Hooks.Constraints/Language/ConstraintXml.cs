using Obs.Hooks.Constraints.Language.Dialects;
using Obs.Hooks.Constraints.Language.Xml;
using Obs.Hooks.Constraints.Origins;

namespace Obs.Hooks.Constraints.Language;

/// <summary>Reads a <c>_constraints</c> file.</summary>
public static class ConstraintXml
{
    /// <summary>Parses a <c>_constraints</c> file as strictly as OBS does.</summary>
    /// <param name="xml">The text of the file.</param>
    /// <returns>Its structure, overwrites not applied.</returns>
    /// <exception cref="ConstraintException">OBS would reject the file.</exception>
    public static ElementNode Parse(string xml) => Parse(xml, null, null);

    /// <summary>Parses a <c>_constraints</c> file whose origins the structure is to keep.</summary>
    /// <param name="xml">The text of the file.</param>
    /// <param name="file">The name to give in origins; null if nobody will ask for them.</param>
    /// <param name="warnings">
    /// Given, the file is read as <see cref="ConstraintDialect.Documented"/> and it gets the warnings; null means
    /// <see cref="ConstraintDialect.StrictObs"/>.
    /// </param>
    /// <returns>Its structure, overwrites not applied.</returns>
    /// <exception cref="ConstraintException">OBS would reject the file.</exception>
    public static ElementNode Parse(string xml, string? file, ICollection<ConstraintWarning>? warnings)
    {
        ArgumentNullException.ThrowIfNull(xml);
        using var reader = new StructuredXmlReader(xml)
        {
            OriginFile = file,
            ToleratedAttribute = warnings is null ? null : ConstraintSchema.Exclude,
        };
        var document = reader.ReadDocument(ConstraintSchema.Document);
        if (warnings is not null && reader.TakeTolerated() is { } exclude)
        {
            new DocumentedForms(warnings).ExcludeAll(document, exclude);
        }

        return document;
    }
}
