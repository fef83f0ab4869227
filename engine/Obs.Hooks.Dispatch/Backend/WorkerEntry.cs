using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Dispatch.Backend;

/// <summary>A worker file, as last seen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">The directory it is in.</param>
/// <param name="Worker">The worker; null if the file cannot be read.</param>
/// <param name="Trouble">Why it cannot; empty if it can.</param>
/// <param name="Stamp">Of the file.</param>
internal sealed record WorkerEntry(string Name, string State, BackendWorker? Worker, string Trouble, FileStamp Stamp)
{
    public static WorkerEntry? LookAt(DirectoryHandle directory, string state, string name, WorkerEntry? old)
    {
        var stamp = default(FileStamp);
        try
        {
            if (directory.StatIfExists(name) is not { } status)
            {
                return null;
            }

            stamp = FileStamp.Of(status);
            if (old is not null && old.Stamp == stamp)
            {
                return old;
            }

            return BackendFile.Read(directory, name, BackendWorkerReader.Limit) is { } file
                ? new WorkerEntry(name, state, BackendWorkerReader.Read(state, name, file), "", file.Stamp)
                : null;
        }
        catch (Exception e) when (e is BackendFileException or IOException)
        {
            return new WorkerEntry(name, state, null, e.Message, stamp);
        }
    }
}
