namespace Obs.Hooks.Engine.Policy;

/// <summary>What happens when a script wants what policy does not grant.</summary>
internal enum DeniedAction
{
    /// <summary>The build fails, with the rule in its log.</summary>
    Fail,

    /// <summary>The script runs without it, and a warning names the rule.</summary>
    Warn,

    /// <summary>The script does not run, or what it asked for is dropped as a whole.</summary>
    Skip,
}
