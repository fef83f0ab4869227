using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;

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
    DiagnosticBag Bag);
