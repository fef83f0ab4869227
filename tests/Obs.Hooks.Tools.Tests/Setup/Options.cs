using Obs.Hooks.Engine.Configuration;

namespace Obs.Hooks.Tools.Tests.Setup;

internal static class Options
{
    /// <summary>A host whose store and state are below a directory.</summary>
    public static EngineOptions For(string directory) => new()
    {
        ToolsDirectory = Path.Combine(directory, "tools"),
        StateDirectory = Path.Combine(directory, "state"),
    };
}
