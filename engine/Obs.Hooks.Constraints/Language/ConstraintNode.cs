namespace Obs.Hooks.Constraints.Language;

/// <summary>
/// A part of a constraints structure, in the shape of its XML. The structure is kept as a tree because OBS defines lines,
/// overwrites and merges on that tree, down to which empty elements are there.
/// </summary>
public abstract class ConstraintNode
{
    private protected ConstraintNode()
    {
    }

    internal abstract ConstraintNode Copy();
}
