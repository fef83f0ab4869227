using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Execution;

/// <summary>Plugins' hooks from one factory, scripts from another.</summary>
/// <param name="plugins">Makes hooks of plugins.</param>
/// <param name="scripts">Makes hooks of scripts; null when the plan has none.</param>
internal sealed class CodeHookFactory(IHookFactory plugins, IHookFactory? scripts) : IHookFactory
{
    public object Create(PlannedHook hook, CancellationToken cancellationToken) =>
        (hook.Code is ScriptCode && scripts is not null ? scripts : plugins).Create(hook, cancellationToken);
}
