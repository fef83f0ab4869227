namespace Obs.Hooks.Engine.Builds;

/// <summary>How an option of <c>build</c> takes its argument.</summary>
internal enum OptionArity
{
    /// <summary>No argument.</summary>
    None,

    /// <summary>The next word, or what follows <c>=</c>.</summary>
    Required,

    /// <summary>The next word if it does not start with a dash.</summary>
    Optional,

    /// <summary>Only what follows <c>=</c>.</summary>
    Attached,
}
