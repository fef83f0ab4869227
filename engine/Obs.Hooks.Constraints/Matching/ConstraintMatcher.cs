using System.Collections.Frozen;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Perl;
using Obs.Hooks.Constraints.Versions;

namespace Obs.Hooks.Constraints.Matching;

/// <summary>Whether a worker may build a job, exactly as OBS's dispatcher answers it.</summary>
/// <param name="secureSandboxes">What counts as <c>secure</c>; OBS's default if null.</param>
public sealed class ConstraintMatcher(IEnumerable<string>? secureSandboxes = null)
{
    private readonly FrozenSet<string> _secure = SecureSandboxes.OrDefault(secureSandboxes);

    /// <summary>Matches one worker.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="constraints">The merged constraints of a job.</param>
    /// <returns>Whether every constraint holds.</returns>
    public bool Matches(Worker worker, ElementNode constraints)
    {
        ArgumentNullException.ThrowIfNull(worker);
        ArgumentNullException.ThrowIfNull(constraints);
        return constraints.Elements(ConstraintSchema.HostLabel).All(label => Holds(label, worker.HostLabels))
            && constraints.Elements(ConstraintSchema.Sandbox).All(sandbox => HoldsSandbox(sandbox, worker.Sandbox))
            && (constraints.Element(ConstraintSchema.Linux) is not { } linux
                || (worker.Linux is { } kernel && HoldsLinux(linux, kernel)))
            && (constraints.Element(ConstraintSchema.Hardware) is not { } hardware
                || (worker.Hardware is { } machine && HoldsHardware(hardware, machine)));
    }

    /// <summary>Nothing but the exact word excludes; <c>True</c>, <c>1</c> and <c>yes</c> demand.</summary>
    private static bool Excludes(ElementNode entry) => entry.Text(ConstraintSchema.Exclude) == "true";

    private static bool Holds(ElementNode entry, FrozenSet<string> present) =>
        present.Contains(entry.Content ?? "") != Excludes(entry);

    private bool HoldsSandbox(ElementNode entry, string sandbox)
    {
        var wanted = entry.Content ?? "";
        // Excluding "secure" compares that very word, so it excludes nothing.
        return Excludes(entry) ? wanted != sandbox : wanted == "secure" ? _secure.Contains(sandbox) : wanted == sandbox;
    }

    private static bool HoldsLinux(ElementNode linux, WorkerLinux kernel)
    {
        if (linux.Text(ConstraintSchema.Flavor) is { } flavor && PerlText.IsTrue(flavor) && flavor != kernel.Flavor)
        {
            return false;
        }

        if (linux.Element(ConstraintSchema.Version) is not { } version)
        {
            return true;
        }

        // Even a version without bounds demands that the worker tells its own.
        return kernel.Version is { } present
            && (version.Text(ConstraintSchema.Minimum) is not { } min || !PerlText.IsTrue(min) || RpmVersion.Compare(min, present) <= 0)
            && (version.Text(ConstraintSchema.Maximum) is not { } max || !PerlText.IsTrue(max) || RpmVersion.Compare(max, present) >= 0);
    }

    private static bool HoldsHardware(ElementNode hardware, WorkerHardware machine)
    {
        var total = machine.Memory + machine.Swap;
        return !Exceeds(hardware.Text(ConstraintSchema.Processors), machine.Processors)
            && !Exceeds(hardware.Text(ConstraintSchema.Jobs), machine.Jobs)
            && !Exceeds(hardware.Element(ConstraintSchema.Disk), machine.Disk)
            && !Exceeds(hardware.Element(ConstraintSchema.Memory), total)
            && !ExceedsPerJob(hardware.Element(ConstraintSchema.MemoryPerJob), machine, total)
            && !Exceeds(hardware.Element(ConstraintSchema.PhysicalMemory), machine.Memory)
            && (hardware.Element(ConstraintSchema.Cpu) is not { } cpu
                || cpu.Elements(ConstraintSchema.Flag).All(flag => Holds(flag, machine.CpuFlags)));
    }

    private static bool Exceeds(string? count, PerlNumber present) => PerlText.IsTrue(count) && PerlNumber.Parse(count) > present;

    private static bool Exceeds(ElementNode? sized, PerlNumber present) =>
        sized is not null && SizeInMegabytes.Of(sized) > present;

    /// <summary>The worker's jobs count, never those the constraints ask for.</summary>
    private static bool ExceedsPerJob(ElementNode? sized, WorkerHardware machine, PerlNumber total) =>
        sized is not null && SizeInMegabytes.Of(sized) * machine.JobsOrOne > total;
}
