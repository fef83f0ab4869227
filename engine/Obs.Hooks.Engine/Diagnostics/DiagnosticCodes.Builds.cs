namespace Obs.Hooks.Engine.Diagnostics;

internal static partial class DiagnosticCodes
{
    /// <summary>The worker's job file cannot be read.</summary>
    public const string JobFileUnreadable = "OBSH501";

    /// <summary>A file named on the command line of build cannot be read.</summary>
    public const string BuildFileUnreadable = "OBSH502";

    /// <summary>The real build was not found or cannot be started.</summary>
    public const string RealBuildMissing = "OBSH503";

    /// <summary>The engine's own options are wrong.</summary>
    public const string EngineUsage = "OBSH504";

    /// <summary>The build log cannot be written.</summary>
    public const string LogUnwritable = "OBSH505";

    /// <summary>The host's file system or kernel refused something the engine needs.</summary>
    public const string HostTrouble = "OBSH506";

    /// <summary>A hook threw.</summary>
    public const string HookThrew = "OBSH701";

    /// <summary>A hook did not end in time.</summary>
    public const string HookTimedOut = "OBSH702";

    /// <summary>A hook returned a verdict that its point or trust does not allow.</summary>
    public const string VerdictNotAllowed = "OBSH703";

    /// <summary>The chain of precheck hooks passed its deadline.</summary>
    public const string PrecheckDeadlinePassed = "OBSH704";

    /// <summary>A hook left processes behind.</summary>
    public const string HookLeftProcesses = "OBSH705";
}
