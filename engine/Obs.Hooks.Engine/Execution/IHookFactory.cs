using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Execution;

/// <summary>Makes the object behind a planned hook.</summary>
internal interface IHookFactory
{
    /// <summary>The object that implements the interface of each of the hook's points; the same at each of them.</summary>
    /// <exception cref="Diagnostics.EngineException">It cannot be made; the message is for people.</exception>
    object Create(PlannedHook hook);
}
