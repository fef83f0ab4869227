using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Cli.Planning;

/// <summary>What a host has, as far as plans depend on it.</summary>
/// <param name="Options">The engine's options.</param>
/// <param name="Configuration">The layers of hooks.json.</param>
/// <param name="Plugins">The installed plugins.</param>
/// <param name="Bag">What was wrong so far, and takes what comes.</param>
internal sealed record HostSetup(
    EngineOptions Options,
    HookConfiguration Configuration,
    IReadOnlyList<InstalledPlugin> Plugins,
    DiagnosticBag Bag)
{
    /// <summary>Reads everything but the job; what is wrong is in the bag of the result.</summary>
    public static HostSetup Load(HostOverrides overrides)
    {
        var bag = new DiagnosticBag();
        var options = overrides.LoadOptions(bag);
        return new HostSetup(
            options, HookConfigurationLoader.Load(options.ConfigDirectory, bag), PluginCatalog.Discover(options, bag), bag);
    }

    /// <summary>The plan for one job; mistakes found on the way are added to the bag.</summary>
    public HookPlan Plan(BuildJob job) => Planner.Plan(Configuration, Plugins, job, Bag);

    /// <summary>Shows everything that is wrong.</summary>
    public void WriteDiagnostics(ILogSink sink)
    {
        foreach (var diagnostic in Bag)
        {
            sink.WriteLine(LogText.CleanMessage($"obs-hooks: {diagnostic}"));
        }
    }
}
