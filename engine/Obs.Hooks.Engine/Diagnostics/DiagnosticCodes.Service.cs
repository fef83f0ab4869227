namespace Obs.Hooks.Engine.Diagnostics;

internal static partial class DiagnosticCodes
{
    /// <summary>The backend's BSConfig.pm cannot be evaluated.</summary>
    public const string UnreadableBackend = "OBSH620";

    /// <summary>The directory of the allocation service's socket is not safe, or the socket cannot be made.</summary>
    public const string BadServiceSocket = "OBSH621";

    /// <summary>The user the allocation service should run as does not exist, or cannot be taken on.</summary>
    public const string BadServiceUser = "OBSH622";

    /// <summary>The allocation service cannot listen for HTTP.</summary>
    public const string BadServiceAddress = "OBSH623";

    /// <summary>The allocation service does not answer.</summary>
    public const string ServiceSilent = "OBSH624";
}
