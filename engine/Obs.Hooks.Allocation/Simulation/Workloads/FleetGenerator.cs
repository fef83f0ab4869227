using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Allocation.Simulation.Workloads;

/// <summary>Makes a fleet like those of large public instances: many small workers, some middle ones, few big or special ones.</summary>
internal static class FleetGenerator
{
    private const int InstancesPerHost = 4;
    private const double I586 = 0.15;

    private static readonly FleetKind[] Kinds =
    [
        new(68, "x86_64", 4, 8, 60, ""),
        new(12, "x86_64", 8, 32, 120, ""),
        new(4, "x86_64", 32, 256, 400, ""),
        new(1, "x86_64", 8, 32, 200, "gpu"),
        new(1, "x86_64", 16, 64, 200, "bench"),
        new(9, "aarch64", 4, 8, 60, ""),
        new(2, "aarch64", 32, 128, 300, ""),
        new(3, "ppc64le", 8, 32, 100, ""),
    ];

    /// <summary>Makes the fleet, in ordinal order of the names.</summary>
    public static ImmutableArray<WorkloadWorker> Make(GeneratorOptions options, Random random)
    {
        var broken = Enumerable.Range(0, options.Workers).ToArray();
        random.Shuffle(broken);
        var isBroken = broken.Take(options.BrokenWorkers).ToHashSet();
        return
        [
            .. Enumerable.Range(0, options.Workers)
                .Select(number => Make(number, KindOf(number, options.Workers), isBroken.Contains(number)))
                .OrderBy(static worker => worker.Worker.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Which part of the jobs is for an architecture: as much as its workers are of the fleet; i586 takes some of x86_64's.</summary>
    public static double PartOf(string arch) => arch switch
    {
        "i586" => PartOfWorkers("x86_64") * I586,
        "x86_64" => PartOfWorkers("x86_64") * (1 - I586),
        _ => PartOfWorkers(arch),
    };

    private static double PartOfWorkers(string arch) => Kinds.Where(kind => kind.Arch == arch).Sum(static kind => kind.Percent) / 100.0;

    /// <summary>Parts of the whole for any size: the first 68 % of the numbers are of the first kind, and so on.</summary>
    private static FleetKind KindOf(int number, int workers)
    {
        var rest = 100.0 * number / workers;
        foreach (var kind in Kinds)
        {
            if (rest < kind.Percent)
            {
                return kind;
            }

            rest -= kind.Percent;
        }

        return Kinds[^1];
    }

    private static WorkloadWorker Make(int number, FleetKind kind, bool broken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{kind.Arch}:host{number / InstancesPerHost:d5}:{(number % InstancesPerHost) + 1}");
        var worker = new FleetWorker
        {
            Name = name,
            HostArch = kind.Arch,
            Sandbox = "kvm",
            Labels = kind.Label.Length > 0 ? [kind.Label] : [],
            Processors = kind.Jobs,
            Jobs = kind.Jobs,
            Memory = kind.Gigabytes * 1024,
            Disk = kind.DiskGigabytes * 1024,
        };
        var label = kind.Label.Length > 0 ? $"<hostlabel>{kind.Label}</hostlabel>" : "";
        var description = WorkerXml.Parse(string.Create(
            CultureInfo.InvariantCulture,
            $"<worker hostarch='{kind.Arch}'>{label}<sandbox>kvm</sandbox><hardware><processors>{kind.Jobs}</processors><jobs>{kind.Jobs}</jobs><memory>{worker.Memory}</memory><disk>{worker.Disk}</disk></hardware></worker>"));
        return new WorkloadWorker(worker, description, broken);
    }

    private sealed record FleetKind(double Percent, string Arch, int Jobs, int Gigabytes, int DiskGigabytes, string Label);
}
