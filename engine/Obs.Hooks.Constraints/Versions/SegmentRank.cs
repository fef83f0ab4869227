namespace Obs.Hooks.Constraints.Versions;

/// <summary>What a version continues with, smallest first.</summary>
internal enum SegmentRank
{
    Tilde,
    End,
    Caret,
    Letters,
    Digits,
}
