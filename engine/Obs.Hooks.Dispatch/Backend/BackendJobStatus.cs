namespace Obs.Hooks.Dispatch.Backend;

/// <summary><c>JOB:status</c>: its existence alone takes the job out of the queue.</summary>
/// <param name="Code"><c>dispatching</c>, <c>building</c> or <c>finished</c>; empty if it could not be read.</param>
/// <param name="Worker">Name of the worker's file; empty before it is known.</param>
/// <param name="Started">When it began to build.</param>
internal sealed record BackendJobStatus(string Code, string Worker, DateTimeOffset? Started)
{
    public const long Limit = 1 << 20;

    public static BackendJobStatus Unreadable { get; } = new("", "", null);

    /// <exception cref="BackendFileException">It is no job status.</exception>
    public static BackendJobStatus Read(string what, BackendBytes file)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        BackendXml.ReadFields(file.Content, what, "jobstatus", (field, text) => fields[field] = text);
        var id = fields.GetValueOrDefault("workerid", "");
        return new BackendJobStatus(
            fields.GetValueOrDefault("code", ""),
            id.Length == 0 ? "" : WorkerNames.FileName(fields.GetValueOrDefault("hostarch", ""), id),
            UnixTime.Parse(fields.GetValueOrDefault("starttime", "")));
    }
}
