using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Dispatch.Backend;

/// <summary>A job file and its status file, as last seen.</summary>
internal sealed record JobEntry(JobKey Key)
{
    public string Name => Key.Name;

    /// <summary>The job; null if there is no file or it cannot be read.</summary>
    public BackendJob? Job { get; private init; }

    /// <summary>Why the file cannot be read; empty if it can, or is not there.</summary>
    public string Trouble { get; private init; } = "";

    /// <summary>Who has it; null while it waits.</summary>
    public BackendJobStatus? Status { get; private init; }

    /// <summary>Whether any of the two files is there.</summary>
    public bool Exists => JobStamp is not null || Status is not null;

    /// <summary>Whether it is in the dispatcher's queue.</summary>
    public bool IsWaiting => JobStamp is not null && Status is null && Job is not { IsDispatched: false };

    private FileStamp? JobStamp { get; init; }

    private FileStamp? StatusStamp { get; init; }

    public JobEntry LookAtJob(DirectoryHandle directory)
    {
        try
        {
            if (Stamp(directory, Name) is { } known && known == JobStamp)
            {
                return this;
            }

            var file = BackendFile.Read(directory, Name, BackendJobReader.Limit);
            if (file is null)
            {
                return this with { Job = null, JobStamp = null, Trouble = "" };
            }

            try
            {
                return this with { Job = BackendJobReader.Read(Key.Arch, Name, file), JobStamp = file.Stamp, Trouble = "" };
            }
            catch (BackendFileException e)
            {
                return this with { Job = null, JobStamp = file.Stamp, Trouble = e.Message };
            }
        }
        catch (BackendFileException e)
        {
            return this with { Job = null, JobStamp = default(FileStamp), Trouble = e.Message };
        }
    }

    public JobEntry LookAtStatus(DirectoryHandle directory)
    {
        var name = Name + JobFileNames.StatusSuffix;
        try
        {
            if (Stamp(directory, name) is { } known && known == StatusStamp)
            {
                return this;
            }

            return BackendFile.Read(directory, name, BackendJobStatus.Limit) is { } file
                ? this with { Status = BackendJobStatus.Read($"{Key}{JobFileNames.StatusSuffix}", file), StatusStamp = file.Stamp }
                : this with { Status = null, StatusStamp = null };
        }
        catch (BackendFileException)
        {
            // The existence of the file is what takes the job out of the queue; the dispatcher does not read it either.
            return this with { Status = BackendJobStatus.Unreadable, StatusStamp = default(FileStamp) };
        }
    }

    private static FileStamp? Stamp(DirectoryHandle directory, string name)
    {
        try
        {
            return directory.StatIfExists(name) is { } status ? FileStamp.Of(status) : null;
        }
        catch (IOException e)
        {
            throw new BackendFileException(e.Message, e);
        }
    }
}
