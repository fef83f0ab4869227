using System.Xml.Linq;

namespace Obs.Hooks.Constraints.Tests.Differential;

/// <summary>Random workers and constraints; all of the latter mean the same to OBS 2.9.4 and to 2024-08.</summary>
internal static class RandomXml
{
    private static readonly string[] Labels = ["fast", "Fast", "slow", "benchmark"];
    private static readonly string[] Flags = ["sse2", "avx", "avx2", "x86-64-v3", "EL0"];
    private static readonly string[] Kernels = ["5.14.21-150400.24", "5.14.21", "6.1.0", "6.1.0~rc1", "6.1", "1:5.0", "4.0.5"];

    public static string Worker(Dice dice) => new XElement(
        "worker",
        dice.Some(2, () => new XElement("hostlabel", dice.Of(Labels))),
        Maybe(dice, () => new XElement("sandbox", dice.Of("kvm", "xen", "chroot", "lxc", "zvm", "emulator:arm"))),
        Maybe(dice, () => new XElement(
            "linux",
            Maybe(dice, () => new XElement("version", dice.Of(Kernels))),
            Maybe(dice, () => new XElement("flavor", dice.Of("default", "smp"))))),
        Maybe(dice, () => new XElement(
            "hardware",
            // Without a cpu element 2.9.4 refuses every cpu constraint, even an empty one.
            new XElement("cpu", dice.Some(4, () => new XElement("flag", dice.Of(Flags)))),
            new[] { "processors", "jobs", "memory", "swap", "disk" }
                .Select(name => Maybe(dice, () => new XElement(name, dice.Number())))))).ToString(SaveOptions.DisableFormatting);

    /// <summary>Constraints that 2024-08 splits into conditions: 2.9.4 must be asked for each sandbox and flag alone.</summary>
    public static XElement Constraints(Dice dice, int sandboxes, int flags) => new(
        "constraints",
        dice.OneIn(3) ? dice.Some(2, () => Excludable(dice, "hostlabel", dice.Of(Labels))) : null,
        dice.OneIn(2) ? dice.Some(sandboxes, () => Excludable(dice, "sandbox", dice.Of("kvm", "xen", "chroot", "secure", "lxc"))) : null,
        dice.OneIn(2) ? Linux(dice) : null,
        dice.OneIn(2) ? Hardware(dice, flags) : null);

    private static XElement Linux(Dice dice) => new(
        "linux",
        dice.OneIn(2) ? new XElement("flavor", dice.Of("default", "default", "smp", "0", "")) : null,
        dice.OneIn(2)
            ? new XElement(
                "version",
                dice.OneIn(2) ? new XElement("min", dice.Of("0", "", "4.0", "5.14.21", "6.1")) : null,
                dice.OneIn(2) ? new XElement("max", dice.Of("0", "", "4.0", "5.14.21", "6.1", "7")) : null)
            : null);

    private static XElement Hardware(Dice dice, int flags)
    {
        var wanted = dice.Some(flags, () => new XElement("flag", dice.Of(Flags))).ToArray();
        return new XElement(
            "hardware",
            wanted.Length > 0 ? new XElement("cpu", wanted) : null,
            new[] { "processors", "jobs" }.Select(name => dice.OneIn(4) ? new XElement(name, dice.Number()) : null),
            new[] { "disk", "memory", "physicalmemory" }.Select(name => dice.OneIn(4) ? Sized(dice, name) : null));
    }

    private static XElement Sized(Dice dice, string name) => new(
        name, new XElement("size", dice.OneIn(3) ? null : new XAttribute("unit", dice.Unit()), dice.Number()));

    private static XElement Excludable(Dice dice, string name, string text) => new(
        name, dice.OneIn(3) ? new XAttribute("exclude", dice.Of("true", "true", "True", "1", "false", "")) : null, text);

    private static XElement? Maybe(Dice dice, Func<XElement> make) => dice.OneIn(6) ? null : make();
}
