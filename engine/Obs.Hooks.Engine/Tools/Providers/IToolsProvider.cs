using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Tools.Providers;

/// <summary>One way to come by the content of a tools root.</summary>
internal interface IToolsProvider
{
    /// <summary>Finds out what exactly the root will consist of, and gets it to this host.</summary>
    /// <param name="spec">What is wanted.</param>
    /// <param name="work">An empty directory, kept until <see cref="Resolution.Build"/> has run.</param>
    /// <param name="programs">Runs programs of the host.</param>
    /// <exception cref="Diagnostics.EngineException">It cannot be had; the message is for people.</exception>
    Resolution Resolve(ToolsSpec spec, string work, HostPrograms programs);
}
