using Obs.Hooks.Allocation.Fleet;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Allocation.Tests.Support;

/// <summary>Farms made by hand.</summary>
internal static class SmallFarm
{
    public static DateTimeOffset Now => RandomFarm.Now;

    /// <summary>Two idle workers and one that builds; a job for all of them, and one for none.</summary>
    public static Farm TwoAndOne() => new Farm()
        .Worker("x86_64:a:1").Worker("x86_64:b:1").Worker("x86_64:c:1", WorkerState.Building)
        .Job("job1").Job("job2", constraints: ["hostlabel nowhere"]);

    public static Farm Worker(
        this Farm farm, string name, WorkerState state = WorkerState.Idle, int memory = 4000, string? label = null, int quickFailures = 0)
    {
        farm.SetWorker(
            new FleetWorker
            {
                Name = name,
                HostArch = name.Split(':')[0],
                State = state,
                Since = Now,
                Memory = memory,
                Disk = 10000,
                Jobs = 2,
                Processors = 2,
                Labels = label is null ? [] : [label],
                QuickFailures = quickFailures,
            },
            WorkerXml.Parse($"<worker>{(label is null ? "" : $"<hostlabel>{label}</hostlabel>")}<hardware><jobs>2</jobs><memory>{memory}</memory><disk>10000</disk></hardware></worker>"));
        return farm;
    }

    public static Farm Job(this Farm farm, string package, int minutes = 10, string[]? constraints = null, string project = "prj", string arch = "x86_64")
    {
        farm.SetJob(
            new QueuedJob
            {
                Id = $"{arch}/{project}::standard::{package}",
                Project = project,
                Repository = "standard",
                Arch = arch,
                Package = package,
                Ready = Now.AddMinutes(-minutes),
                Reason = "new build",
            },
            constraints is null ? null : ConstraintLines.Parse(constraints));
        return farm;
    }

    public static AllocationSnapshot At(this Farm farm, int minutesLater = 0, HookSettings? settings = null) =>
        farm.Snapshot(Now.AddMinutes(minutesLater), 1, settings);

    public static string[] Assigned(this AllocationResult result, AllocationSnapshot snapshot) =>
        [.. result.Assignments.Select(a => $"{snapshot.Jobs[a.Job].Package} on {snapshot.Workers[a.Worker].Name}")];

    public static string Why(this AllocationResult result, AllocationSnapshot snapshot, string package) =>
        result.Waiting.Single(w => snapshot.Jobs[w.Job].Package == package).Reason.ToString();
}
