using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Constraints.Merging;

/// <summary>Merges two levels of constraints.</summary>
internal static class ConstraintMerger
{
    private static readonly string[] Replaced =
    [
        ConstraintSchema.Processors, ConstraintSchema.Jobs, ConstraintSchema.Disk, ConstraintSchema.Memory,
        ConstraintSchema.MemoryPerJob, ConstraintSchema.PhysicalMemory,
    ];

    public static ElementNode Merge(ElementNode lower, ElementNode upper)
    {
        var result = lower.CopyElement();
        Append(result, upper, ConstraintSchema.HostLabel);
        Append(result, upper, ConstraintSchema.Sandbox);
        if (upper.Element(ConstraintSchema.Linux) is { } linux)
        {
            MergeLinux(result, linux);
        }

        if (upper.Element(ConstraintSchema.Hardware) is { } hardware)
        {
            MergeHardware(result, hardware);
        }

        return result;
    }

    /// <summary>Only what is true in Perl replaces: neither an empty text nor 0 takes a lower level's value away.</summary>
    private static void MergeLinux(ElementNode result, ElementNode linux)
    {
        if (True(linux, ConstraintSchema.Flavor) is { } flavor)
        {
            result.Enter(ConstraintSchema.Linux, linux.Origin).Set(ConstraintSchema.Flavor, flavor);
        }

        foreach (var bound in (ReadOnlySpan<string>)[ConstraintSchema.Minimum, ConstraintSchema.Maximum])
        {
            if (linux.Element(ConstraintSchema.Version) is { } version && True(version, bound) is { } value)
            {
                result.Enter(ConstraintSchema.Linux, linux.Origin).Enter(ConstraintSchema.Version, version.Origin).Set(bound, value);
            }
        }
    }

    private static TextNode? True(ElementNode element, string name) =>
        element.TryGet(name, out var node) && node is TextNode text && PerlText.IsTrue(text.Text) ? text : null;

    /// <summary>Whatever is there replaces: <c>0</c> processors switch a lower level's number off.</summary>
    private static void MergeHardware(ElementNode result, ElementNode hardware)
    {
        foreach (var name in Replaced)
        {
            if (hardware.TryGet(name, out var value))
            {
                result.Enter(ConstraintSchema.Hardware, hardware.Origin).Set(name, value.Copy());
            }
        }

        if (hardware.Element(ConstraintSchema.Cpu) is { } cpu && cpu.Has(ConstraintSchema.Flag))
        {
            Append(
                result.Enter(ConstraintSchema.Hardware, hardware.Origin).Enter(ConstraintSchema.Cpu, cpu.Origin), cpu, ConstraintSchema.Flag);
        }
    }

    private static void Append(ElementNode result, ElementNode upper, string name)
    {
        if (upper.List(name) is not { } entries)
        {
            return;
        }

        var list = result.EnterList(name);
        foreach (var entry in entries.Entries)
        {
            list.Add(entry.Copy());
        }
    }
}
