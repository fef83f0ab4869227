using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Cli.Planning;

/// <summary>Compares the files of every plugin with its manifest, which a build does for those it loads.</summary>
internal static class PluginFilesCheck
{
    public static void Run(IReadOnlyList<InstalledPlugin> plugins, DiagnosticBag bag)
    {
        foreach (var plugin in plugins)
        {
            if (plugin.Refusal is not null)
            {
                continue;
            }

            try
            {
                PluginVerifier.Verify(plugin);
            }
            catch (UntrustedPathException e)
            {
                bag.AddRange([e.Diagnostic]);
            }
        }
    }
}
