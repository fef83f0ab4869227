using System.Text.Json;

namespace Obs.Hooks.Allocation.Recording;

/// <summary>A worker in a record.</summary>
internal static class WorkerRecord
{
    public static void Write(Utf8JsonWriter json, FleetWorker worker)
    {
        json.WriteStartObject();
        json.WriteString("name", worker.Name);
        json.WriteString("arch", worker.HostArch);
        json.Put("state", worker.State == WorkerState.Idle ? "" : worker.State.ToString());
        json.Put("since", worker.Since);
        json.Put("building", worker.Building ?? "");
        json.Put("labels", worker.Labels);
        json.Put("sandbox", worker.Sandbox);
        json.Put("kernel", worker.Kernel);
        json.Put("flags", worker.CpuFlags);
        json.Put("processors", worker.Processors);
        json.Put("jobs", worker.Jobs);
        json.Put("memory", worker.Memory);
        json.Put("swap", worker.Swap);
        json.Put("disk", worker.Disk);
        json.Put("nativeOnly", worker.NativeOnly);
        json.Put("powerHost", worker.PowerHost);
        json.Put("quickFailures", worker.QuickFailures);
        json.WriteEndObject();
    }

    public static FleetWorker Read(JsonElement json) => new()
    {
        Name = json.Text("name"),
        HostArch = json.Text("arch"),
        State = json.Text("state") is { Length: > 0 } state ? Enum.Parse<WorkerState>(state) : WorkerState.Idle,
        Since = json.Time("since"),
        Building = json.Text("building") is { Length: > 0 } job ? job : null,
        Labels = json.Texts("labels"),
        Sandbox = json.Text("sandbox"),
        Kernel = json.Text("kernel"),
        CpuFlags = json.Texts("flags"),
        Processors = json.Number("processors"),
        Jobs = json.Number("jobs"),
        Memory = json.Number("memory"),
        Swap = json.Number("swap"),
        Disk = json.Number("disk"),
        NativeOnly = json.Switch("nativeOnly"),
        PowerHost = json.Switch("powerHost"),
        QuickFailures = json.Integer("quickFailures"),
    };
}
