namespace Obs.Hooks.Constraints.Hints;

/// <summary>What the dispatcher does with a job it could not assign.</summary>
public enum HintAction
{
    /// <summary>Nothing: most workers fit, the job just stays scheduled.</summary>
    None,

    /// <summary>The job shows which workers it waits for.</summary>
    Details,

    /// <summary>No worker fits: the job fails.</summary>
    Fail,
}
