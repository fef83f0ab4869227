using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Tools.Providers;

/// <summary>The providers by kind.</summary>
internal static class ToolsProviders
{
    public static IToolsProvider For(ToolsProviderKind kind) => kind switch
    {
        ToolsProviderKind.Debian => new DebianProvider(),
        ToolsProviderKind.Rpm => new RpmProvider(),
        ToolsProviderKind.Obs => new ObsProvider(),
        ToolsProviderKind.Directory => new DirectoryProvider(),
        ToolsProviderKind.Tarball => new TarballProvider(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "needs no provider"),
    };
}
