namespace Obs.Hooks.Plugins.TestFramework;

/// <summary>Stable codes of this plugin's messages.</summary>
internal static class Codes
{
    /// <summary>A setting has a value that it cannot have.</summary>
    public const string BadSetting = "OBSH870";

    /// <summary>There is no tools root, or a program is missing in it.</summary>
    public const string ToolMissing = "OBSH871";

    /// <summary>Tests failed.</summary>
    public const string Failed = "OBSH872";

    /// <summary>The tests did not end in their time.</summary>
    public const string TimedOut = "OBSH873";

    /// <summary>The report is broken, or not of all tests.</summary>
    public const string Incomplete = "OBSH874";

    /// <summary>The command's exit status says that something failed, and no test does.</summary>
    public const string BadExit = "OBSH875";

    /// <summary>The sandbox with the tests ended before the command did.</summary>
    public const string Ended = "OBSH876";

    /// <summary>The results do not install, so that they cannot be tested.</summary>
    public const string NotInstalled = "OBSH877";
}
