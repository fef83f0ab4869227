using System.Collections.Frozen;
using System.Globalization;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Perl;
using Obs.Hooks.Constraints.Versions;

namespace Obs.Hooks.Constraints.Conditions;

/// <summary>
/// One thing that constraints ask of a worker. A worker complies with constraints exactly if it meets all conditions
/// that <see cref="ConditionReader"/> finds in them.
/// </summary>
public sealed class Condition
{
    private readonly FrozenSet<string> _secure;

    /// <summary>The number of a threshold: MB of a size, else a count.</summary>
    private readonly PerlNumber _threshold;

    internal Condition(ConditionKey key, FrozenSet<string> secure)
    {
        (Kind, Text, Unit) = key;
        _secure = secure;
        _threshold = Kind switch
        {
            ConditionKind.Processors or ConditionKind.Jobs => PerlNumber.Parse(Text),
            ConditionKind.Disk or ConditionKind.Memory or ConditionKind.MemoryPerJob or ConditionKind.PhysicalMemory =>
                SizeInMegabytes.Of(Text, Unit),
            _ => default,
        };
    }

    /// <summary>What is asked for.</summary>
    public ConditionKind Kind { get; }

    /// <summary>The label, flag, version or number, as written.</summary>
    public string Text { get; }

    /// <summary>The unit of a size, as written; empty if there is none.</summary>
    public string Unit { get; }

    internal PerlNumber Threshold => _threshold;

    /// <summary>The same demand with another value.</summary>
    internal Condition With(string text, string unit) => new(new ConditionKey(Kind, text, unit), _secure);

    /// <summary>The same demand of another number of processors or jobs, or of MB, in the largest unit that fits.</summary>
    internal Condition WithAmount(long amount)
    {
        var isSize = Kind is not (ConditionKind.Processors or ConditionKind.Jobs);
        var inGigabytes = isSize && amount % 1024 == 0;
        return With((inGigabytes ? amount / 1024 : amount).ToString(CultureInfo.InvariantCulture), !isSize ? "" : inGigabytes ? "G" : "M");
    }

    /// <summary>Whether a worker meets the condition.</summary>
    /// <param name="worker">The worker.</param>
    /// <returns>Whether it does.</returns>
    public bool Holds(Worker worker)
    {
        ArgumentNullException.ThrowIfNull(worker);
        return Kind switch
        {
            ConditionKind.HostLabel => worker.HostLabels.Contains(Text),
            ConditionKind.NoHostLabel => !worker.HostLabels.Contains(Text),
            ConditionKind.Sandbox => Text == "secure" ? _secure.Contains(worker.Sandbox) : worker.Sandbox == Text,
            // Excluding "secure" compares that very word, so it excludes nothing.
            ConditionKind.NoSandbox => worker.Sandbox != Text,
            <= ConditionKind.MaximumVersion => worker.Linux is { } linux && Holds(linux),
            _ => worker.Hardware is { } hardware && Holds(hardware),
        };
    }

    private bool Holds(WorkerLinux linux) => Kind switch
    {
        ConditionKind.Flavor => linux.Flavor == Text,
        ConditionKind.Version => linux.Version is not null,
        ConditionKind.MinimumVersion => linux.Version is { } version && RpmVersion.Compare(Text, version) <= 0,
        ConditionKind.MaximumVersion => linux.Version is { } version && RpmVersion.Compare(Text, version) >= 0,
        _ => true,
    };

    /// <summary>A threshold that is not a number is not more than anything.</summary>
    private bool Holds(WorkerHardware hardware) => Kind switch
    {
        ConditionKind.Processors => !(_threshold > hardware.Processors),
        ConditionKind.Jobs => !(_threshold > hardware.Jobs),
        ConditionKind.Disk => !(_threshold > hardware.Disk),
        ConditionKind.Memory => !(_threshold > hardware.Memory + hardware.Swap),
        // The worker's own jobs count, never those that constraints ask for.
        ConditionKind.MemoryPerJob => !(_threshold * hardware.JobsOrOne > hardware.Memory + hardware.Swap),
        ConditionKind.PhysicalMemory => !(_threshold > hardware.Memory),
        ConditionKind.CpuFlag => hardware.CpuFlags.Contains(Text),
        ConditionKind.NoCpuFlag => !hardware.CpuFlags.Contains(Text),
        _ => true,
    };
}
