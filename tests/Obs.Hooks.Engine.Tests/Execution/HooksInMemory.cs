using System.Collections.Immutable;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Engine.Tests.Execution;

/// <summary>Hooks that are objects of the test, planned by hand.</summary>
internal sealed class HooksInMemory : IHookFactory
{
    private readonly Dictionary<string, object> _hooks = new(StringComparer.Ordinal);

    public List<PlannedHook> Planned { get; } = [];

    public HookPlan Plan => new() { Hooks = [.. Planned.OrderBy(static h => h.Point).ThenBy(static h => h.Stage)] };

    public PlannedHook Add(string id, HookPoint point, object hook, ErrorPolicy onError = ErrorPolicy.Fail, TimeSpan? timeout = null)
    {
        var manifest = new HookManifest
        {
            Id = id,
            Type = id,
            Points = [point],
            Capabilities = (HookCapabilities)0x3ff,
        };
        var planned = new PlannedHook
        {
            Id = id,
            Point = point,
            Stage = point == HookPoint.PostBuild ? HookStage.Check : null,
            Code = new PluginCode(new InstalledPlugin("/nowhere", new PluginManifest { Id = "test", Version = "1", Assembly = "test.dll", Contract = "1.0", Digest = "" })),
            Manifest = manifest,
            Timeout = timeout ?? TimeSpan.FromMinutes(1),
            OnError = onError,
            Capabilities = manifest.Capabilities,
        };
        _hooks[id] = hook;
        Planned.Add(planned);
        return planned;
    }

    public object Create(PlannedHook hook, CancellationToken cancellationToken) => _hooks[hook.Id] is EngineException broken ? throw broken : _hooks[hook.Id];
}
