namespace Obs.Hooks.Plugins.AbiCheck.Policy;

/// <summary>What can be found. The names in lower case are those of the settings.</summary>
internal enum ChangeKind
{
    /// <summary>A function or variable is gone.</summary>
    Removed,

    /// <summary>A function, a variable, or a type behind one is another.</summary>
    Changed,

    /// <summary>There is a function or variable more.</summary>
    Added,

    /// <summary>A library has another SONAME, or is gone.</summary>
    Soname,

    /// <summary>There is no debug information: types cannot be compared, only symbols.</summary>
    DebugInfo,

    /// <summary>A package could not be compared at all.</summary>
    Error,
}
