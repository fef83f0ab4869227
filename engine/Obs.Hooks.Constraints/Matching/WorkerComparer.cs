using System.Collections.Frozen;

namespace Obs.Hooks.Constraints.Matching;

/// <summary>Tells workers apart as far as any constraint can: the same labels, sandbox, kernel and hardware are equal.</summary>
internal sealed class WorkerComparer : IEqualityComparer<Worker>
{
    public static WorkerComparer Instance { get; } = new();

    public bool Equals(Worker? left, Worker? right) =>
        ReferenceEquals(left, right)
        || (left is not null && right is not null
            && left.Sandbox == right.Sandbox
            && left.Linux == right.Linux
            && Equals(left.HostLabels, right.HostLabels)
            && Equals(left.Hardware, right.Hardware));

    public int GetHashCode(Worker worker)
    {
        var hardware = worker.Hardware;
        return HashCode.Combine(
            worker.Sandbox,
            worker.Linux,
            Hash(worker.HostLabels),
            // Some sixty texts that hardly tell apart what is alike so far: comparing them once is enough.
            hardware?.CpuFlags.Count,
            hardware is null ? 0 : HashCode.Combine(
                hardware.Processors, hardware.Jobs, hardware.JobsOrOne, hardware.Disk, hardware.Memory, hardware.Swap));
    }

    private static bool Equals(WorkerHardware? left, WorkerHardware? right) =>
        ReferenceEquals(left, right)
        || (left is not null && right is not null
            && left with { CpuFlags = right.CpuFlags } == right
            && Equals(left.CpuFlags, right.CpuFlags));

    private static bool Equals(FrozenSet<string> left, FrozenSet<string> right) =>
        ReferenceEquals(left, right) || left.SetEquals(right);

    private static int Hash(FrozenSet<string> texts)
    {
        // A sum, for the order of a set means nothing.
        var hash = texts.Count;
        foreach (var text in texts)
        {
            hash += text.GetHashCode(StringComparison.Ordinal);
        }

        return hash;
    }
}
