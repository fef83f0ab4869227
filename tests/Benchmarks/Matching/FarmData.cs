using System.Globalization;
using System.Xml.Linq;

namespace Obs.Hooks.Benchmarks.Matching;

/// <summary>
/// A random farm and the constraints of its jobs, the same in every run, as XML. Nothing in it means one thing to OBS 2.9 and
/// another to later versions, so the installed Perl must give the same answers.
/// </summary>
internal sealed class FarmData
{
    private static readonly string[] _labels = ["fast", "bigdisk", "benchmark", "secure-boot", "gpu", "nested", "staging", "arm-farm"];
    private static readonly string[] _sandboxes = ["kvm", "kvm", "kvm", "xen", "lxc", "chroot"];
    private static readonly string[] _kernels =
        ["4.12.14-122.37", "5.3.18-150300.59.54", "5.14.21-150400.24.100", "6.1.0-13", "6.4.0-150600.21", "6.12.3-1"];

    private static readonly int[] _processors = [2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128];
    private static readonly string[] _flags = [.. Enumerable.Range(0, 120).Select(static i => $"flag{i:000}")];
    private readonly Random _random = new(29);

    private readonly Farm _farm;

    private FarmData(Farm farm)
    {
        _farm = farm;
        var (sets, jobs) = (farm.Sets, farm.Jobs);
        JobSets = [.. Enumerable.Range(0, jobs).Select(i => i < sets ? i : _random.Next(sets))];
    }

    /// <summary>Which constraints each job has.</summary>
    public IReadOnlyList<int> JobSets { get; }

    public bool HasFewSets => _farm.Sets < _farm.Jobs;

    /// <summary>The farms people have: thousands of workers of some dozens of kinds, jobs with some hundreds of demands.</summary>
    public static FarmData Usual() => new(new Farm(Kinds: 60, Workers: 10_000, Sets: 300, Jobs: 100_000));

    /// <summary>The worst one: no two workers and no two jobs are alike.</summary>
    public static FarmData AllDistinct() => new(new Farm(Kinds: 10_000, Workers: 10_000, Sets: 100_000, Jobs: 100_000));

    /// <summary>Description of each worker. To be asked for once, before the constraints.</summary>
    public IEnumerable<string> Workers()
    {
        var kinds = _farm.Kinds < _farm.Workers ? Enumerable.Range(0, _farm.Kinds).Select(_ => Worker()).ToArray() : [];
        for (var i = 0; i < _farm.Workers; i++)
        {
            yield return kinds.Length == 0 ? Worker() : kinds[i < kinds.Length ? i : _random.Next(kinds.Length)];
        }
    }

    /// <summary>Different constraints. To be asked for once.</summary>
    public IEnumerable<string> Sets() => Enumerable.Range(0, _farm.Sets).Select(_ => Constraints());

    private bool OneIn(int count) => _random.Next(count) == 0;

    private T Of<T>(T[] values) => values[_random.Next(values.Length)];

    private string Worker()
    {
        var processors = Of(_processors);
        // Newer processors have all flags of older ones, some lack a few.
        var generation = 40 + (20 * _random.Next(5));
        return Text(new XElement(
            "worker",
            _labels.Where(_ => OneIn(5)).Select(static l => new XElement("hostlabel", l)),
            new XElement("sandbox", Of(_sandboxes)),
            new XElement("linux", new XElement("version", Of(_kernels)), new XElement("flavor", OneIn(8) ? "preempt" : "default")),
            new XElement(
                "hardware",
                new XElement("cpu", _flags.Take(generation).Where(_ => !OneIn(30)).Select(static f => new XElement("flag", f))),
                new XElement("processors", processors),
                new XElement("jobs", Math.Max(1, processors / 2)),
                new XElement("memory", 2048 * (1 + _random.Next(64))),
                new XElement("swap", 1024 * (1 + _random.Next(16))),
                new XElement("disk", 10240 * (1 + _random.Next(32))))));
    }

    private string Constraints() => Text(new XElement(
        "constraints",
        OneIn(4) ? Label() : null,
        OneIn(12) ? Label() : null,
        OneIn(3) ? new XElement("sandbox", OneIn(2) ? "secure" : OneIn(3) ? "xen" : "kvm") : null,
        OneIn(4) ? new XElement("linux", new XElement("version", new XElement("min", Of(_kernels)))) : null,
        new XElement(
            "hardware",
            OneIn(3) ? new XElement("cpu", new XElement("flag", _flags[20 + _random.Next(100)])) : null,
            OneIn(2) ? new XElement("processors", Of(_processors[..6])) : null,
            OneIn(3) ? new XElement("jobs", Of(_processors[..5])) : null,
            Size("disk", 1 + _random.Next(100), 2),
            Size("memory", 1 + _random.Next(64), 2),
            OneIn(6) ? Size("physicalmemory", 1 + _random.Next(48), 1) : null)));

    private XElement Label() => new("hostlabel", OneIn(3) ? new XAttribute("exclude", "true") : null, Of(_labels));

    private XElement? Size(string name, int gigabytes, int outOf) => OneIn(outOf)
        ? new XElement(name, new XElement("size", new XAttribute("unit", "G"), gigabytes.ToString(CultureInfo.InvariantCulture)))
        : null;

    private static string Text(XElement element) => element.ToString(SaveOptions.DisableFormatting);

    private sealed record Farm(int Kinds, int Workers, int Sets, int Jobs);
}
