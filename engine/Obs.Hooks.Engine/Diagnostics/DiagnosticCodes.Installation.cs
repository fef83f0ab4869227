namespace Obs.Hooks.Engine.Diagnostics;

internal static partial class DiagnosticCodes
{
    /// <summary>The directory does not hold obs-build's scripts.</summary>
    public const string NotABuildDirectory = "OBSH601";

    /// <summary>The user may not change the directory or file.</summary>
    public const string InstallationDenied = "OBSH602";

    /// <summary>There is a <c>build.real</c> that is not obs-build's script.</summary>
    public const string ForeignRealBuild = "OBSH603";

    /// <summary>The directory, or <c>build</c> in it, is a symbolic link.</summary>
    public const string LinkedBuildDirectory = "OBSH604";

    /// <summary>A shim stands in the place of <c>build</c>, but there is no real script beside it.</summary>
    public const string RealBuildLost = "OBSH605";

    /// <summary>No engine where the shim would look for it.</summary>
    public const string EngineNotFound = "OBSH606";

    /// <summary>The archive with the travelling engine is missing or no such archive.</summary>
    public const string NoTravellingEngine = "OBSH607";

    /// <summary>Another diversion of the same file.</summary>
    public const string ForeignDiversion = "OBSH608";

    /// <summary>osc's configuration file is missing or has no [general] section.</summary>
    public const string BadOscConfiguration = "OBSH609";

    /// <summary>A step of an installation failed.</summary>
    public const string InstallationStepFailed = "OBSH610";

    /// <summary>osc has no build command.</summary>
    public const string NoOscBuildCommand = "OBSH611";

    /// <summary>A path must be absolute.</summary>
    public const string RelativePath = "OBSH612";

    /// <summary>The backend's BSConfig.pm is missing, or does not take the dispatcher's shim.</summary>
    public const string BadBackendConfiguration = "OBSH613";
}
