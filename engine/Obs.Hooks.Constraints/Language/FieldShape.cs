namespace Obs.Hooks.Constraints.Language;

/// <summary>What may stand under a name in a constraints structure.</summary>
internal enum FieldShape
{
    /// <summary>One text: an attribute or a simple element; OBS does not tell them apart.</summary>
    Text,

    /// <summary>A simple element that may be repeated.</summary>
    TextList,

    /// <summary>One element with fields of its own.</summary>
    Element,

    /// <summary>An element with fields of its own that may be repeated.</summary>
    ElementList,
}
