using Obs.Hooks.Constraints.Origins;

namespace Obs.Hooks.Constraints.Language;

/// <summary>
/// A part of a constraints structure, in the shape of its XML. The structure is kept as a tree because OBS defines lines,
/// overwrites and merges on that tree, down to which empty elements are there.
/// </summary>
public abstract class ConstraintNode
{
    private protected ConstraintNode(ConstraintOrigin? origin) => Origin = origin;

    /// <summary>
    /// Where it was written, if the parser was told: of a list's entry or a text where it stands, of an element that several
    /// lines fill where it first appeared. Merging keeps it.
    /// </summary>
    public ConstraintOrigin? Origin { get; }

    internal abstract ConstraintNode Copy();
}
