using System.Text.RegularExpressions;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Dispatch.Backend;

namespace Obs.Hooks.Dispatch.Queue;

/// <summary>What allocators see of a worker, from its file.</summary>
/// <param name="powerHosts">The backend's <c>$powerhosts</c>.</param>
internal sealed class FleetWorkerReader(IEnumerable<string> powerHosts)
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(100);

    private readonly Regex[] _powerHosts =
        [.. powerHosts.Select(static p => new Regex($"^{p}", RegexOptions.CultureInvariant, PatternTimeout))];

    /// <returns>The worker and what the matcher sees of it; null if the description is not one.</returns>
    public (FleetWorker Worker, Worker Description)? Read(BackendWorker worker, int quickFailures)
    {
        Worker description;
        try
        {
            description = WorkerXml.Parse(worker.Xml);
        }
        catch (ConstraintException)
        {
            return null;
        }

        var hardware = description.Hardware;
        var seen = new FleetWorker
        {
            Name = worker.Name,
            HostArch = worker.HostArch,
            State = StateOf(worker.State),
            Since = worker.Since,
            Building = worker.Job.Length > 0 ? new JobKey(worker.JobArch, worker.Job).ToString() : null,
            Labels = [.. description.HostLabels.Order(StringComparer.Ordinal)],
            Sandbox = description.Sandbox,
            Kernel = description.Linux?.Version ?? "",
            CpuFlags = hardware is null ? [] : [.. hardware.CpuFlags.Order(StringComparer.Ordinal)],
            Processors = hardware?.Processors.ToDouble() ?? 0,
            Jobs = hardware?.Jobs.ToDouble() ?? 0,
            Memory = hardware?.Memory.ToDouble() ?? 0,
            Swap = hardware?.Swap.ToDouble() ?? 0,
            Disk = hardware?.Disk.ToDouble() ?? 0,
            NativeOnly = worker.NativeOnly,
            PowerHost = Array.Exists(_powerHosts, p => p.IsMatch(worker.Name.AsSpan(worker.HostArch.Length + 1))),
            QuickFailures = quickFailures,
        };
        return (seen, description);
    }

    private static WorkerState StateOf(string directory) => directory switch
    {
        "idle" => WorkerState.Idle,
        "building" => WorkerState.Building,
        "away" => WorkerState.Away,
        "dead" => WorkerState.Dead,
        _ => WorkerState.Down,
    };
}
