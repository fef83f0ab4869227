using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>What does not depend on the job: options, plugins and configuration of this host.</summary>
internal sealed class EngineSetup
{
    private readonly HookConfiguration _configuration;
    private readonly ImmutableArray<InstalledPlugin> _plugins;

    private EngineSetup(
        EngineOptions options, HookConfiguration configuration, ImmutableArray<InstalledPlugin> plugins, DiagnosticBag diagnostics)
    {
        Options = options;
        _configuration = configuration;
        _plugins = plugins;
        Diagnostics = diagnostics;
    }

    public EngineOptions Options { get; }

    /// <summary>All that is wrong; <see cref="Plan"/> adds to it.</summary>
    public DiagnosticBag Diagnostics { get; }

    /// <summary>Loads everything; mistakes end up in <see cref="Diagnostics"/>.</summary>
    public static EngineSetup Load(EngineArguments arguments)
    {
        var bag = new DiagnosticBag();
        var options = EngineOptionsLoader.Load(arguments.ConfigDirectory, bag);
        options = options with
        {
            StateDirectory = arguments.StateDirectory ?? options.StateDirectory,
            PluginDirectories = arguments.PluginDirectories.IsEmpty ? options.PluginDirectories : arguments.PluginDirectories,
        };
        return new EngineSetup(
            options,
            HookConfigurationLoader.Load(options.ConfigDirectory, bag),
            PluginCatalog.Discover(options, bag),
            bag);
    }

    /// <summary>The plan for one job.</summary>
    public HookPlan Plan(BuildJob job) => Planner.Plan(_configuration, _plugins, job, Diagnostics);

    /// <summary>A loader for a process that ends with the job.</summary>
    public static IPluginLoader CreateLoader() => new PluginLoader(PluginLoadMode.OneShot);

    /// <summary>Shows everything that is wrong.</summary>
    public void WriteDiagnostics(ILogSink sink)
    {
        foreach (var diagnostic in Diagnostics)
        {
            sink.WriteLine(LogText.CleanMessage($"obs-hooks: {diagnostic}"));
        }
    }
}
