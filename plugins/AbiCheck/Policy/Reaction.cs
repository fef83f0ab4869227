namespace Obs.Hooks.Plugins.AbiCheck.Policy;

/// <summary>What becomes of a build with a change.</summary>
internal enum Reaction
{
    /// <summary>It is not mentioned in the log.</summary>
    Ignore,

    /// <summary>A warning.</summary>
    Warn,

    /// <summary>The build fails.</summary>
    Fail,
}
