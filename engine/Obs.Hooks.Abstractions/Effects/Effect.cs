namespace Obs.Hooks;

/// <summary>
/// A typed request of a hook to the engine. Hooks propose, the engine disposes: an effect is checked against the hook's
/// capabilities and the policy, written to the journal, applied, and undone in reverse order when the job is over or
/// the engine was killed. The set of effects is closed; they are in the namespace <see cref="Effects"/>.
/// </summary>
public abstract record Effect
{
    private protected Effect()
    {
    }

    /// <summary>The capability a hook must have declared to ask for this.</summary>
    public abstract HookCapabilities Capability { get; }

    /// <summary>The points at which this may be asked for.</summary>
    public abstract HookPoint Point { get; }
}
