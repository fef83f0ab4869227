using System.Globalization;
using Obs.Hooks.Allocation.Fleet;
using Obs.Hooks.Allocation.Queue;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Allocation.Tests.Support;

/// <summary>Small farms in which everything occurs: labels, sizes, cross builds, bad hosts, power packages, equal loads.</summary>
internal static class RandomFarm
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static AllocationSnapshot Snapshot(int seed) => Make(seed).Snapshot(Now, (ulong)seed);

    /// <summary>With more hosts, more than the 64 workers that are one word of a set.</summary>
    public static Farm Make(int seed, int mostHosts = 7)
    {
        var random = new Random(seed);
        var farm = new Farm();
        var hosts = random.Next(1, mostHosts + 1);
        for (var host = 0; host < hosts; host++)
        {
            AddHost(farm, random, host);
        }

        var jobs = random.Next(0, 60);
        for (var job = 0; job < jobs; job++)
        {
            AddJob(farm, random, job, hosts);
        }

        for (var i = 0; i < 12; i++)
        {
            var end = Now.AddMinutes(-random.Next(0, 10000));
            farm.Shares.Finished(Repository(random), end.AddMinutes(-random.Next(1, 600)), end);
            if (random.Next(3) == 0)
            {
                farm.Shares.Started($"x86_64/running-{i}", Repository(random));
            }
        }

        farm.Shares.Adjust = repository => repository.Project switch { "beta" => 10, "gamma" => -7.5, _ => 0 };
        return farm;
    }

    private static void AddHost(Farm farm, Random random, int host)
    {
        var arch = Pick(random, "x86_64", "x86_64", "x86_64", "aarch64", "i586");
        var labels = random.Next(3) == 0 ? "<hostlabel>big</hostlabel>" : "";
        var jobs = 2 + (host % 3);
        var memory = Pick(random, 2000, 8000, 64000);
        var nativeOnly = random.Next(4) == 0;
        var description = WorkerXml.Parse(
            $"<worker hostarch='{arch}'>{labels}<sandbox>{Pick(random, "kvm", "chroot")}</sandbox><hardware><processors>4</processors>"
            + string.Create(CultureInfo.InvariantCulture, $"<jobs>{jobs}</jobs><memory>{memory}</memory><disk>20000</disk></hardware></worker>"));
        var power = random.Next(3) == 0;
        for (var instance = random.Next(0, 4); instance >= 0; instance--)
        {
            farm.SetWorker(
                new FleetWorker
                {
                    Name = string.Create(CultureInfo.InvariantCulture, $"{arch}:host{host}:{instance}"),
                    HostArch = arch,
                    State = Pick(random, WorkerState.Idle, WorkerState.Idle, WorkerState.Building, WorkerState.Away, WorkerState.Down),
                    Since = Now.AddMinutes(-random.Next(0, 100)),
                    Labels = labels.Length > 0 ? ["big"] : [],
                    Memory = memory,
                    Disk = 20000,
                    Jobs = jobs,
                    Processors = 4,
                    NativeOnly = nativeOnly,
                    PowerHost = power,
                    QuickFailures = random.Next(5) == 0 ? 4 : 0,
                },
                description);
        }
    }

    private static void AddJob(Farm farm, Random random, int number, int hosts)
    {
        var repository = Repository(random);
        string[] constraints = random.Next(6) switch
        {
            0 => ["hostlabel big"],
            1 => ["hardware:memory:size unit=G 16"],
            2 => ["sandbox kvm", "hardware:disk:size unit=G 4"],
            3 => ["hostlabel nowhere"],
            4 => ["hardware:memoryperjob:size unit=M 900"],
            _ => [],
        };
        var ready = Now.AddMinutes(-random.Next(0, 12) * 30);
        farm.SetJob(
            new QueuedJob
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{repository.Arch}/{repository.Project}::standard::p{number}"),
                Project = repository.Project,
                Repository = repository.Repository,
                Arch = repository.Arch,
                HostArch = random.Next(8) == 0 ? "aarch64" : repository.Arch,
                Package = string.Create(CultureInfo.InvariantCulture, $"p{number}"),
                Reason = Pick(random, "new build", "source change", "meta change", "rebuild counter sync"),
                File = random.Next(10) == 0 ? "_preinstallimage" : "p.spec",
                Ready = ready,
                Committed = random.Next(3) == 0 ? null : ready.AddHours(-random.Next(0, 60)),
                Needed = random.Next(4),
                PowerRank = random.Next(5) == 0 ? random.Next(2) : null,
                BadWorkers = random.Next(6) == 0
                    ? [string.Create(CultureInfo.InvariantCulture, $"x86_64:host{random.Next(hosts)}:0"), "x86_64:gone:1"]
                    : [],
            },
            constraints.Length == 0 ? null : ConstraintLines.Parse(constraints));
    }

    private static RepositoryKey Repository(Random random) =>
        new(Pick(random, "alpha", "beta", "gamma"), Pick(random, "standard", "leap"), Pick(random, "x86_64", "i586", "aarch64"));

    private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];
}
