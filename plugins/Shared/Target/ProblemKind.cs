namespace Obs.Hooks.Plugins.Target;

/// <summary>What can be wrong with packages when they are installed.</summary>
internal enum ProblemKind
{
    /// <summary>It is no package, or a broken one.</summary>
    Unreadable,

    /// <summary>It needs something that no package of the job provides.</summary>
    Dependency,

    /// <summary>It says itself that it does not go with another one.</summary>
    Conflict,

    /// <summary>Two packages have the same file with different content.</summary>
    File,

    /// <summary>One of its scripts failed.</summary>
    Script,

    /// <summary>The package manager did not install it for another reason, or was disturbed.</summary>
    Install,

    /// <summary>The build root's own packages do not install without errors: not this package's fault.</summary>
    Root,
}
