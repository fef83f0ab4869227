namespace Obs.Hooks.Dispatch.Backend;

/// <summary>How the backend names worker files.</summary>
internal static class WorkerNames
{
    public static string FileName(string hostArch, string workerId) => $"{hostArch}:{workerId}".Replace('/', '_');
}
