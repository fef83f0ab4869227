namespace Obs.Hooks.Plugins.Shared;

/// <summary>What becomes of a build with a problem of some kind, the worst first. In lower case: the words of settings and reports.</summary>
internal enum Reaction
{
    /// <summary>The build fails.</summary>
    Fail,

    /// <summary>A warning.</summary>
    Warn,

    /// <summary>The log does not mention it.</summary>
    Ignore,
}
