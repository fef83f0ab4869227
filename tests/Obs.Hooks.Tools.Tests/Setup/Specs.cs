using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Tools.Tests.Setup;

internal static class Specs
{
    public static ToolsSpec Of(ToolsProviderKind provider, string repository, params ReadOnlySpan<string> packages) => new()
    {
        Provider = provider,
        Repositories = [repository],
        Packages = [.. packages],
        Arch = ToolsNames.HostArch,
    };
}
