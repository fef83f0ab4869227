namespace Obs.Hooks.Engine.Diagnostics;

internal static partial class DiagnosticCodes
{
    public const string UnreadableConfiguration = "OBSH100";
    public const string BrokenJson = "OBSH101";
    public const string ConfigurationTooBig = "OBSH102";
    public const string DuplicateKey = "OBSH103";
    public const string UnknownKey = "OBSH104";
    public const string WrongType = "OBSH105";
    public const string BadValue = "OBSH106";
    public const string MissingKey = "OBSH107";
    public const string UnknownPlaceholder = "OBSH108";
    public const string BrokenTemplate = "OBSH109";
    public const string BlockTemplateNotAllowed = "OBSH110";
    public const string BadEnvironmentVariable = "OBSH111";
}
