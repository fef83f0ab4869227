namespace Obs.Hooks.Constraints.Prjconf;

/// <summary>What became of a line.</summary>
internal enum LineState
{
    /// <summary>It was used up: a comment, a condition, a part of a definition.</summary>
    Consumed,

    /// <summary>A condition leaves it out.</summary>
    LeftOut,

    /// <summary>Its macros are expanded.</summary>
    Expanded,
}
