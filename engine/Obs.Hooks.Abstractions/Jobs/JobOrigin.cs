namespace Obs.Hooks;

/// <summary>Who called <c>build</c>.</summary>
public enum JobOrigin
{
    /// <summary>A person or script.</summary>
    Plain,

    /// <summary><c>osc build</c>.</summary>
    Osc,

    /// <summary>bs_worker.</summary>
    Worker,
}
