namespace Obs.Hooks.Plugins.AbiCheck;

/// <summary>Stable codes of this plugin's messages.</summary>
internal static class Codes
{
    /// <summary>The ABI changed in a way that policy does not accept.</summary>
    public const string Changed = "OBSH890";

    /// <summary>The tools root has no abipkgdiff.</summary>
    public const string ToolMissing = "OBSH891";

    /// <summary>A setting has a value that it cannot have.</summary>
    public const string BadSetting = "OBSH892";

    /// <summary>A line of a suppression file that libabigail passes over.</summary>
    public const string BadSuppression = "OBSH893";
}
