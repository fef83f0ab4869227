using System.Collections.Immutable;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Allocation.Fleet;

/// <summary>Takes the numbers out of merged constraints that filters and scores may want to see.</summary>
internal static class DemandReader
{
    public static JobDemand Read(ElementNode? constraints)
    {
        if (constraints is null || constraints.Fields.Count == 0)
        {
            return JobDemand.None;
        }

        var hardware = Element(constraints, "hardware");
        return new JobDemand
        {
            IsConstrained = true,
            Labels = Entries(constraints, "hostlabel", excluded: false),
            ExcludedLabels = Entries(constraints, "hostlabel", excluded: true),
            Sandboxes = Entries(constraints, "sandbox", excluded: false),
            CpuFlags = Element(hardware, "cpu") is { } cpu ? Entries(cpu, "flag", excluded: false) : [],
            Processors = Number(hardware, "processors"),
            Jobs = Number(hardware, "jobs"),
            Disk = Megabytes(hardware, "disk"),
            Memory = Megabytes(hardware, "memory"),
            MemoryPerJob = Megabytes(hardware, "memoryperjob"),
            PhysicalMemory = Megabytes(hardware, "physicalmemory"),
        };
    }

    private static ElementNode? Element(ElementNode? parent, string name) => parent?.Fields.GetValueOrDefault(name) as ElementNode;

    private static string? Text(ElementNode? parent, string name) => (parent?.Fields.GetValueOrDefault(name) as TextNode)?.Text;

    private static ImmutableArray<string> Entries(ElementNode parent, string name, bool excluded) =>
        parent.Fields.GetValueOrDefault(name) is ListNode list
            ?
            [
                .. list.Entries.OfType<ElementNode>()
                    .Where(entry => (Text(entry, "exclude") == "true") == excluded)
                    .Select(static entry => Text(entry, "_content") ?? ""),
            ]
            : [];

    private static double Number(ElementNode? hardware, string name) => PerlNumber.Parse(Text(hardware, name)).ToDouble();

    private static double Megabytes(ElementNode? hardware, string name) => Element(Element(hardware, name), "size") is { } size
        ? SizeInMegabytes.Of(Text(size, "_content"), Text(size, "unit")).ToDouble()
        : 0;
}
