namespace Obs.Hooks.Constraints.Hints;

/// <summary>How a host builds for an architecture.</summary>
public enum BuildableArch
{
    /// <summary>As it is.</summary>
    Natively,

    /// <summary>Through a helper that changes the personality, such as <c>linux32</c>.</summary>
    WithHelper,
}
