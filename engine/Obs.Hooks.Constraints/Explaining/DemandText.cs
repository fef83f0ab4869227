using System.Globalization;
using Obs.Hooks.Constraints.Conditions;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Constraints.Explaining;

/// <summary>Conditions in words.</summary>
internal static class DemandText
{
    private const double MegabytesOfGigabyte = 1024;

    public static string Selector(ConditionKind kind) => kind switch
    {
        ConditionKind.HostLabel or ConditionKind.NoHostLabel => "hostlabel",
        ConditionKind.Sandbox or ConditionKind.NoSandbox => "sandbox",
        ConditionKind.Linux => "linux",
        ConditionKind.Flavor => "linux:flavor",
        ConditionKind.Version => "linux:version",
        ConditionKind.MinimumVersion => "linux:version:min",
        ConditionKind.MaximumVersion => "linux:version:max",
        ConditionKind.Hardware => "hardware",
        ConditionKind.Processors => "hardware:processors",
        ConditionKind.Jobs => "hardware:jobs",
        ConditionKind.Disk => "hardware:disk:size",
        ConditionKind.Memory => "hardware:memory:size",
        ConditionKind.MemoryPerJob => "hardware:memoryperjob:size",
        ConditionKind.PhysicalMemory => "hardware:physicalmemory:size",
        _ => "hardware:cpu:flag",
    };

    public static string Wanted(Condition condition) => condition.Kind switch
    {
        ConditionKind.NoHostLabel or ConditionKind.NoSandbox or ConditionKind.NoCpuFlag => $"not {Quoted(condition.Text)}",
        ConditionKind.Linux or ConditionKind.Version or ConditionKind.Hardware => "known",
        ConditionKind.MinimumVersion => $"{condition.Text} or newer",
        ConditionKind.MaximumVersion => $"{condition.Text} or older",
        ConditionKind.Processors or ConditionKind.Jobs => $"at least {condition.Threshold}",
        ConditionKind.Disk or ConditionKind.Memory or ConditionKind.PhysicalMemory => $"at least {Size(condition.Threshold)}",
        ConditionKind.MemoryPerJob => $"at least {Size(condition.Threshold)} for each job",
        _ => Quoted(condition.Text),
    };

    public static string Has(Condition condition, Worker worker) => condition.Kind switch
    {
        ConditionKind.HostLabel or ConditionKind.NoHostLabel => Names(worker.HostLabels),
        ConditionKind.Sandbox or ConditionKind.NoSandbox => Name(worker.Sandbox),
        <= ConditionKind.MaximumVersion when worker.Linux is { } linux =>
            condition.Kind == ConditionKind.Flavor ? Name(linux.Flavor) : Name(linux.Version ?? ""),
        > ConditionKind.MaximumVersion when worker.Hardware is { } hardware => Has(condition, hardware),
        <= ConditionKind.MaximumVersion => "no kernel reported",
        _ => "no hardware reported",
    };

    public static string? Lacks(Condition condition, Worker worker)
    {
        if (worker.Hardware is not { } hardware || Amount(condition.Kind, hardware) is not { } present)
        {
            return null;
        }

        var isPerJob = condition.Kind == ConditionKind.MemoryPerJob;
        var wanted = isPerJob ? condition.Threshold * hardware.JobsOrOne : condition.Threshold;
        var missing = wanted.ToDouble() - present.ToDouble();
        return !(missing > 0) || double.IsInfinity(missing) ? null
            : condition.Kind is ConditionKind.Processors or ConditionKind.Jobs ? Number(missing)
            : isPerJob ? $"{Size(missing)} for {hardware.JobsOrOne} jobs"
            : Size(missing);
    }

    /// <summary>A size in MB for people: whole gigabytes as such.</summary>
    public static string Size(PerlNumber megabytes) => Size(megabytes.ToDouble());

    /// <summary>What a worker has of something that is counted or measured.</summary>
    public static PerlNumber? Amount(ConditionKind kind, WorkerHardware hardware) => kind switch
    {
        ConditionKind.Processors => hardware.Processors,
        ConditionKind.Jobs => hardware.Jobs,
        ConditionKind.Disk => hardware.Disk,
        ConditionKind.Memory or ConditionKind.MemoryPerJob => hardware.Memory + hardware.Swap,
        ConditionKind.PhysicalMemory => hardware.Memory,
        _ => null,
    };

    private static string Has(Condition condition, WorkerHardware hardware) => condition.Kind switch
    {
        ConditionKind.Processors => hardware.Processors.ToString(),
        ConditionKind.Jobs => hardware.Jobs.ToString(),
        ConditionKind.Disk => Size(hardware.Disk),
        ConditionKind.Memory => Size(hardware.Memory + hardware.Swap),
        ConditionKind.MemoryPerJob => $"{Size(hardware.Memory + hardware.Swap)} for {hardware.JobsOrOne} jobs",
        ConditionKind.PhysicalMemory => Size(hardware.Memory),
        ConditionKind.NoCpuFlag => Quoted(condition.Text),
        _ => string.Create(CultureInfo.InvariantCulture, $"{hardware.CpuFlags.Count} other flags"),
    };

    private static string Size(double megabytes) =>
        megabytes >= MegabytesOfGigabyte && megabytes % MegabytesOfGigabyte == 0
            ? $"{Number(megabytes / MegabytesOfGigabyte)} G"
            : $"{Number(megabytes)} M";

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Names(IReadOnlyCollection<string> names) =>
        names.Count == 0 ? "none" : string.Join(", ", names.Order(StringComparer.Ordinal).Select(Quoted));

    private static string Name(string name) => name.Length == 0 ? "none" : Quoted(name);

    /// <summary>As it is, unless that would be hard to see.</summary>
    private static string Quoted(string text) =>
        text.Length == 0 || text.AsSpan().ContainsAny(" \t\r\n,\"") ? $"\"{text}\"" : text;
}
