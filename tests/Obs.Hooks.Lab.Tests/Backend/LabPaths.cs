namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>Where the lab keeps what. All of it in memory, below a directory that the file system standard leaves to such uses.</summary>
internal static class LabPaths
{
    public const string Mount = "/mnt";
    public const string Lab = "/mnt/lab";
    public const string EngineDirectory = "/mnt/engine";
    public const string Engine = "/mnt/engine/obs-hooks";
    public const string Config = "/mnt/config";
    public const string State = "/mnt/state";

    /// <summary>What the lab's hooks write for the tests.</summary>
    public const string Marks = "/mnt/marks";

    public const string WorkerRoot = "/mnt/lab/worker/root";
    public const string WorkerState = "/mnt/lab/worker/state";
    public const string ServedBuild = "/mnt/lab/server/build";
    public const string BaselibsMap = "/mnt/config/baselibs.map";
    public const string MarkPackage = "/mnt/labmark.deb";
}
