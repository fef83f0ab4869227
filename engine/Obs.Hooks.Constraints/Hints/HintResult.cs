namespace Obs.Hooks.Constraints.Hints;

/// <summary>The dispatcher's answer to a job it could not assign.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Text">The dispatch details, or the log of the failed job; empty if it does nothing.</param>
public sealed record HintResult(HintAction Action, string Text)
{
    /// <summary>Whether it looks again after five minutes; not after it found enough workers, then only after four hours.</summary>
    public bool IsRecheckedSoon => Action != HintAction.None;
}
