namespace Obs.Hooks.Constraints.Macros;

/// <summary>The condition in front of a macro's name.</summary>
internal enum MacroTest
{
    /// <summary>None.</summary>
    None,

    /// <summary><c>?</c>, or the dash of an option: only if it is defined.</summary>
    Exists,

    /// <summary><c>!?</c> or <c>?!</c>: only if it is not defined.</summary>
    IsMissing,
}
