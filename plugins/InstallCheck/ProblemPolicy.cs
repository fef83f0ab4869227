namespace Obs.Hooks.Plugins.InstallCheck;

/// <summary>What becomes of the build when there is a problem of a kind.</summary>
internal enum ProblemPolicy
{
    /// <summary>It fails.</summary>
    Fail,

    /// <summary>A warning.</summary>
    Warn,

    /// <summary>Only the report has it.</summary>
    Ignore,
}
