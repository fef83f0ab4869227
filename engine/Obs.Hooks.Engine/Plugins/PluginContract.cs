using System.Reflection;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>The contract this engine offers to plugins.</summary>
internal static class PluginContract
{
    public static Assembly Assembly { get; } = typeof(HookAttribute).Assembly;

    public static Version Version { get; } = Assembly.GetName().Version ?? new Version(0, 0);

    /// <returns>
    /// Why a plugin built against <paramref name="wanted"/> cannot run here, or null. A major version promises
    /// compatibility with its own lower minor versions and nothing else.
    /// </returns>
    public static Diagnostic? Check(string pluginId, Version wanted, string manifestPath)
    {
        var offered = $"{Version.Major}.{Version.Minor}";
        if (wanted.Major == Version.Major && wanted.Minor <= Version.Minor)
        {
            return null;
        }

        var newer = wanted.Major > Version.Major || wanted.Major == Version.Major;
        return new Diagnostic(
            DiagnosticCodes.ContractMismatch,
            DiagnosticSeverity.Error,
            new SourceLocation(manifestPath),
            $"plugin \"{pluginId}\" was built against version {wanted.Major}.{wanted.Minor} of the hook contract",
            $"at most {offered} of the same major version, which is what this engine offers",
            newer
                ? "update obs-hooks on this host, or install a version of the plugin built for it"
                : "install a newer version of the plugin, or rebuild it against this engine's Obs.Hooks.Sdk");
    }
}
