using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Carriers;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Policy;
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
    /// <summary>Whether something was wrong before any job was looked at.</summary>
    private bool HostErrors { get; init; }

    /// <summary>In learning mode, takes what scripts ask for.</summary>
    public LearnedPolicy? Learned { get; init; }

    /// <summary>Reads everything but the job; what is wrong is in the bag of the result.</summary>
    public static HostSetup Load(HostOverrides overrides)
    {
        var bag = new DiagnosticBag();
        var options = overrides.LoadOptions(bag);
        var setup = new HostSetup(
            options, HookConfigurationLoader.Load(options.ConfigDirectory, bag), PluginCatalog.Discover(options, bag), bag);
        return setup with { HostErrors = bag.HasErrors };
    }

    /// <summary>The plan for one job; mistakes found on the way are added to the bag.</summary>
    public HookPlan Plan(BuildJob job) => Planner.Plan(WithCarriers(job), Plugins, job, Bag, Learned);

    /// <summary>The host's layers and those of the job's project and package.</summary>
    public HookConfiguration WithCarriers(BuildJob job) => CarrierReader.Read(Configuration, job, Bag);

    /// <summary>
    /// Who has to mend the errors in the bag: the host's administrator, if there are any without the project's and package's
    /// hooks, else these. Only asked when there are errors.
    /// </summary>
    public ExitStatus Blame(BuildJob job)
    {
        var bag = new DiagnosticBag();
        Planner.Plan(Configuration, Plugins, job, bag);
        return HostErrors || bag.HasErrors ? ExitStatus.BadHost : ExitStatus.Failed;
    }

    /// <summary>Shows everything that is wrong.</summary>
    public void WriteDiagnostics(ILogSink sink)
    {
        foreach (var diagnostic in Bag)
        {
            sink.WriteLine(LogText.CleanMessage($"obs-hooks: {diagnostic}"));
        }
    }
}
