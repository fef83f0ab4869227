namespace Obs.Hooks.Plugins.Baselibs;

/// <summary>Stable codes of this plugin's messages.</summary>
internal static class Codes
{
    /// <summary>A line that mkbaselibs refuses.</summary>
    public const string BadLine = "OBSH840";

    /// <summary>A line that mkbaselibs takes for something else, or passes over without a word.</summary>
    public const string OddLine = "OBSH841";

    /// <summary>A package that the build did not make.</summary>
    public const string NoSuchPackage = "OBSH842";

    /// <summary>No file of a package is chosen.</summary>
    public const string NoFiles = "OBSH843";

    /// <summary>mkbaselibs or the rpmbuild in it failed.</summary>
    public const string MakingFailed = "OBSH844";

    /// <summary>What came out is not what was announced.</summary>
    public const string BadOutput = "OBSH845";

    /// <summary>A result that is to be converted is no rpm package, or not the one its name says.</summary>
    public const string BadPackage = "OBSH846";

    /// <summary>The tools root has no mkbaselibs, or no such global configuration.</summary>
    public const string ToolMissing = "OBSH847";

    /// <summary>A setting has a value that it cannot have.</summary>
    public const string BadSetting = "OBSH848";
}
