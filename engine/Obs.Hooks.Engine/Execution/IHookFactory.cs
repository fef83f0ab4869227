using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Execution;

/// <summary>Makes the object behind a planned hook.</summary>
internal interface IHookFactory
{
    /// <summary>The object that implements the interface of each of the hook's points; the same at each of them.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="cancellationToken">Cancelled when nobody wants it any more.</param>
    /// <exception cref="Diagnostics.EngineException">It cannot be made; the message is for people.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    object Create(PlannedHook hook, CancellationToken cancellationToken);
}
