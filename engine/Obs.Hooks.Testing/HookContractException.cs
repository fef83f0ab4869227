namespace Obs.Hooks.Testing;

/// <summary>A hook did something that the engine would turn into <see cref="Verdict.HookError"/>.</summary>
public sealed class HookContractException : Exception
{
    /// <summary>Says what.</summary>
    /// <param name="message">What the hook did and what it may do.</param>
    public HookContractException(string message)
        : base(message)
    {
    }
}
