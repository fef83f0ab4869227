namespace Obs.Hooks.Engine.Diagnostics;

/// <summary>Codes of build constraints.</summary>
internal static partial class DiagnosticCodes
{
    /// <summary>A file or directory with workers cannot be read, or has none.</summary>
    public const string WorkersUnreadable = "OBSH1101";

    /// <summary>A worker's description is left out: it is not one, or nobody knows its architecture.</summary>
    public const string BadWorker = "OBSH1102";

    /// <summary>Constraints that OBS rejects.</summary>
    public const string BadConstraints = "OBSH1103";

    /// <summary>A file of the job cannot be read.</summary>
    public const string ConstraintFileUnreadable = "OBSH1104";

    /// <summary>No worker of that name.</summary>
    public const string UnknownWorker = "OBSH1105";

    /// <summary>Nothing says for which repositories and architectures constraints are to be checked.</summary>
    public const string NoTargets = "OBSH1106";

    /// <summary>OBS documents the form, but its backend rejects it.</summary>
    public const string DocumentedOnly = "OBSH1107";

    /// <summary>The job has a <c>_constraints</c> file that was not given, or another one than the one that was given.</summary>
    public const string OtherConstraintsFile = "OBSH1108";

    /// <summary>There are not as many workers as are wanted.</summary>
    public const string TooFewWorkers = "OBSH1109";
}
