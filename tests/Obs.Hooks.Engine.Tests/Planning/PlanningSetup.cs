using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Engine.Tests.Planning;

/// <summary>Plugins and layers made of texts.</summary>
internal sealed class PlanningSetup
{
    private readonly List<InstalledPlugin> _plugins = [];
    private readonly List<ConfigurationLayer> _layers = [];

    public DiagnosticBag Bag { get; } = new();

    public BuildJob Job { get; set; } = new()
    {
        Origin = JobOrigin.Worker,
        Project = "home:me",
        Repository = "standard",
        Arch = "x86_64",
        Package = "hello",
        Recipe = "/src/hello.spec",
        RecipeType = "spec",
    };

    public HookConfiguration Configuration => new([.. _layers]);


    public PlanningSetup Plugin(string id, params HookManifest[] hooks)
    {
        _plugins.Add(new InstalledPlugin(
            $"/plugins/{id}",
            new PluginManifest { Id = id, Version = "1.0", Assembly = "x.dll", Contract = "0.1", Digest = "0", Hooks = [.. hooks] }));
        return this;
    }

    /// <summary>A plugin that the engine found and will not load.</summary>
    public PlanningSetup RefusedPlugin(string id, Diagnostic refusal)
    {
        Plugin(id);
        _plugins[^1] = _plugins[^1] with { Refusal = refusal };
        return this;
    }

    public PlanningSetup PluginsAt(HookStage stage, params string[] ids)
    {
        foreach (var id in ids)
        {
            Plugin(id, Hook(id) with { Stage = stage });
        }

        return this;
    }

    public PlanningSetup Layer(string file, string json, TrustClass trust = TrustClass.Host)
    {
        _layers.Add(HookConfigurationLoader.Parse(file, Encoding.UTF8.GetBytes(json), trust, Bag)!);
        return this;
    }

    public HookPlan Plan() => Planner.Plan(Configuration, _plugins, Job, Bag);

    public void Check() => ConfigurationChecker.Check(Configuration, _plugins, Bag);

    public static HookManifest Hook(string id, params HookPoint[] points) => new()
    {
        Id = id,
        Type = "T",
        Points = points.Length == 0 ? [HookPoint.PostBuild] : ImmutableArray.Create(points),
    };
}
