namespace Obs.Hooks.Plugins.BuildCompare;

/// <summary>Stable codes of this plugin's messages. A difference is no problem, and has none.</summary>
internal static class Codes
{
    /// <summary>A setting has a value that it cannot have.</summary>
    public const string BadSetting = "OBSH880";

    /// <summary>The tools root has no same-build-result.sh, though it is to compare.</summary>
    public const string ToolMissing = "OBSH881";

    /// <summary>diffoscope of the tools root did not render a difference.</summary>
    public const string NotRendered = "OBSH882";
}
