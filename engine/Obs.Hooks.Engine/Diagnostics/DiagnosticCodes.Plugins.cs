namespace Obs.Hooks.Engine.Diagnostics;

internal static partial class DiagnosticCodes
{
    /// <summary>A directory or file of a plugin could be changed by somebody else.</summary>
    public const string UntrustedPluginPath = "OBSH302";

    /// <summary>plugin.json is missing, too big or not what the SDK writes.</summary>
    public const string BrokenPluginManifest = "OBSH303";

    /// <summary>A plugin of the same id was found in an earlier directory.</summary>
    public const string HiddenPlugin = "OBSH304";

    /// <summary>The plugin was built against a contract this engine does not offer.</summary>
    public const string ContractMismatch = "OBSH305";

    /// <summary>A file of the plugin is not the one its manifest describes.</summary>
    public const string PluginFileChanged = "OBSH306";

    /// <summary>A file is missing from the plugin, or is there without being in its manifest.</summary>
    public const string PluginFileSetDiffers = "OBSH307";

    /// <summary>The plugin is not the one hooks.lock.json names.</summary>
    public const string PluginNotAsLocked = "OBSH308";

    /// <summary>hooks.lock.json exists and does not name the plugin.</summary>
    public const string PluginNotLocked = "OBSH309";

    /// <summary>hooks.lock.json cannot be read or trusted.</summary>
    public const string BrokenLock = "OBSH310";

    /// <summary>The plugin's code could not be loaded.</summary>
    public const string PluginNotLoadable = "OBSH311";

    /// <summary>hooks.lock.json names a plugin that is not installed.</summary>
    public const string LockedPluginMissing = "OBSH312";
}
