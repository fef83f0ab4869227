using System.Text.Json;

namespace Obs.Hooks.Allocation.Recording;

/// <summary>A job in a record.</summary>
internal static class JobRecord
{
    public static void Write(Utf8JsonWriter json, QueuedJob job)
    {
        json.WriteStartObject();
        json.WriteString("id", job.Id);
        json.WriteString("project", job.Project);
        json.WriteString("repository", job.Repository);
        json.WriteString("arch", job.Arch);
        json.WriteString("package", job.Package);
        json.Put("hostArch", job.HostArch == job.Arch ? "" : job.HostArch);
        json.Put("reason", job.Reason);
        json.Put("file", job.File);
        json.Put("ready", job.Ready);
        json.Put("committed", job.Committed);
        json.Put("needed", job.Needed);
        if (job.PowerRank is { } rank)
        {
            json.WriteNumber("powerRank", rank);
        }

        json.Put("set", job.ConstraintSet);
        json.Put("badWorkers", job.BadWorkers);
        json.Put("lastDuration", job.LastDuration is { } last ? DateTimeOffset.UnixEpoch + last : null);
        if (job.Demand != JobDemand.None)
        {
            json.WritePropertyName("demand");
            WriteDemand(json, job.Demand);
        }

        json.WriteEndObject();
    }

    public static QueuedJob Read(JsonElement json) => new()
    {
        Id = json.Text("id"),
        Project = json.Text("project"),
        Repository = json.Text("repository"),
        Arch = json.Text("arch"),
        Package = json.Text("package"),
        HostArch = json.Text("hostArch") is { Length: > 0 } hostArch ? hostArch : json.Text("arch"),
        Reason = json.Text("reason"),
        File = json.Text("file"),
        Ready = json.Time("ready") ?? throw new JsonException("a job without \"ready\""),
        Committed = json.Time("committed"),
        Needed = json.Integer("needed"),
        PowerRank = json.TryGetProperty("powerRank", out var rank) ? rank.GetInt32() : null,
        ConstraintSet = json.Integer("set"),
        BadWorkers = json.Texts("badWorkers"),
        LastDuration = json.Time("lastDuration") - DateTimeOffset.UnixEpoch,
        Demand = json.TryGetProperty("demand", out var demand) ? ReadDemand(demand) : JobDemand.None,
    };

    private static void WriteDemand(Utf8JsonWriter json, JobDemand demand)
    {
        json.WriteStartObject();
        json.Put("constrained", demand.IsConstrained);
        json.Put("labels", demand.Labels);
        json.Put("excludedLabels", demand.ExcludedLabels);
        json.Put("sandboxes", demand.Sandboxes);
        json.Put("flags", demand.CpuFlags);
        json.Put("processors", demand.Processors);
        json.Put("jobs", demand.Jobs);
        json.Put("disk", demand.Disk);
        json.Put("memory", demand.Memory);
        json.Put("memoryPerJob", demand.MemoryPerJob);
        json.Put("physicalMemory", demand.PhysicalMemory);
        json.WriteEndObject();
    }

    private static JobDemand ReadDemand(JsonElement json) => new()
    {
        IsConstrained = json.Switch("constrained"),
        Labels = json.Texts("labels"),
        ExcludedLabels = json.Texts("excludedLabels"),
        Sandboxes = json.Texts("sandboxes"),
        CpuFlags = json.Texts("flags"),
        Processors = json.Number("processors"),
        Jobs = json.Number("jobs"),
        Disk = json.Number("disk"),
        Memory = json.Number("memory"),
        MemoryPerJob = json.Number("memoryPerJob"),
        PhysicalMemory = json.Number("physicalMemory"),
    };
}
