namespace Obs.Hooks.Plugins.Setup;

/// <summary>Stable codes of this plugin's messages.</summary>
internal static class Codes
{
    /// <summary>An entry of <c>files</c>.</summary>
    public const string BadFile = "OBSH830";

    /// <summary>An entry of <c>packages</c>.</summary>
    public const string BadPackage = "OBSH831";

    /// <summary>An entry of <c>buildOptions</c>.</summary>
    public const string BadOption = "OBSH832";

    /// <summary>A size of the virtual machine.</summary>
    public const string BadSize = "OBSH833";

    /// <summary>A kernel without initrd, or the other way round.</summary>
    public const string KernelOrInitrdAlone = "OBSH834";
}
