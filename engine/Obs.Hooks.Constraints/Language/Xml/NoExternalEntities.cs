using System.Xml;

namespace Obs.Hooks.Constraints.Language.Xml;

/// <summary>
/// Loads nothing. As in OBS, a document type elsewhere says nothing, but an entity elsewhere that the document wants is an error.
/// </summary>
internal sealed class NoExternalEntities : XmlResolver
{
    private static readonly Uri Nowhere = new("none:nowhere");

    public bool IsPastDocumentType { get; set; }

    /// <summary>The name is not looked at: it may be none.</summary>
    public override Uri ResolveUri(Uri? baseUri, string? relativeUri) => Nowhere;

    public override object GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn) =>
        IsPastDocumentType ? throw new XmlException("the document refers to an external entity") : Stream.Null;
}
