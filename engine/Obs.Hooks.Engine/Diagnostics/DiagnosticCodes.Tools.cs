namespace Obs.Hooks.Engine.Diagnostics;

/// <summary>Codes of tools roots.</summary>
internal static partial class DiagnosticCodes
{
    /// <summary>No repository has the package.</summary>
    public const string ToolsPackageMissing = "OBSH440";

    /// <summary>A repository cannot be read.</summary>
    public const string ToolsRepositoryUnreachable = "OBSH441";

    /// <summary>The root cannot be made from its packages.</summary>
    public const string ToolsBuildFailed = "OBSH442";

    /// <summary>The host lacks a program that the provider needs.</summary>
    public const string ToolsProviderUnavailable = "OBSH443";

    /// <summary>The directory with the roots cannot be used.</summary>
    public const string ToolsStoreUnusable = "OBSH444";

    /// <summary>What the configuration asks for makes no sense, or the host's policy does not allow it.</summary>
    public const string ToolsRefused = "OBSH445";

    /// <summary>Not enough room for the root.</summary>
    public const string ToolsDiskFull = "OBSH446";

    /// <summary>Making the root took longer than allowed.</summary>
    public const string ToolsTimedOut = "OBSH447";
}
