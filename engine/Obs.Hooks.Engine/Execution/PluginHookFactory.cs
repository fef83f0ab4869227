using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Engine.Execution;

/// <summary>Hooks of plugins: one object per class, however many hooks of the configuration use it.</summary>
internal sealed class PluginHookFactory(IPluginLoader loader) : IHookFactory
{
    private readonly Dictionary<(string Plugin, string Type), object> _hooks = [];
    private readonly Lock _gate = new();

    public object Create(PlannedHook hook, CancellationToken cancellationToken)
    {
        var plugin = ((PluginCode)hook.Code).Plugin;
        lock (_gate)
        {
            var key = (plugin.Directory, hook.Manifest.Type);
            if (!_hooks.TryGetValue(key, out var instance))
            {
                instance = loader.CreateHook(plugin, hook.Manifest);
                _hooks.Add(key, instance);
            }

            return instance;
        }
    }
}
