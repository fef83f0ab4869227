namespace Obs.Hooks.Constraints.Tests.Differential;

/// <summary>
/// Random <c>Constraint:</c> lines. Where 2.9.4 replaced list entries and 2024-08 appends, the lines say <c>+</c>, which is the same
/// in both; <c>sandbox</c>, since then a list, comes at most once, and nothing says <c>!</c>, <c>exclude=</c> to a cpu flag, or two labels.
/// </summary>
internal static class RandomLines
{
    private static readonly string[] Scalars =
        ["linux:flavor", "linux:version:min", "linux:version:max", "hardware:processors", "hardware:jobs"];

    private static readonly string[] Sizes = ["hardware:disk:size", "hardware:memory:size", "hardware:physicalmemory:size"];

    private static readonly string[] Wrong =
    [
        "hostlabel:benchmark_runner", "Hostlabel x", "hardware:processors:x 4", "hardware:processors a=4", "linux:flavor+= x",
        "hardware:disk 4", "hardware:disk:size x=1 4", "linux x", "hardware disk=4", "hardware:disk:size unit=G unit=M 4",
        "hostlabel a=b", "::", ":", "hardware::jobs 3", "constraints x", "sandbox:exclude:x true",
    ];

    public static string[] Any(Dice dice)
    {
        var lines = dice.Some(5, () => Right(dice)).ToList();
        if (dice.OneIn(3))
        {
            lines.Insert(dice.Below(lines.Count + 1), $"sandbox {dice.Of("", "exclude=true ", "exclude=1 ")}{dice.Of("kvm", "secure", "xen")}");
        }

        if (dice.OneIn(4))
        {
            lines.Insert(dice.Below(lines.Count + 1), dice.Of(Wrong));
        }

        return [.. lines];
    }

    private static string Right(Dice dice) => dice.Below(7) switch
    {
        0 => $"hostlabel+ {dice.Of("", "exclude=true ")}{dice.Of("fast", "slow")}",
        1 => $"hardware:cpu:flag+ {dice.Of("sse2", "avx", "sse2 avx")}",
        2 => $"{dice.Of(Sizes)}{dice.Of("", "", "=", "+")} {dice.Of("unit=G ", "unit=M ", "", "unit= ")}{dice.Of("4", "4 5", "")}",
        3 => dice.Of("hardware=", "hardware:jobs=", "linux=", "hostlabel=", "hardware:disk=", "hardware", "linux:version", "hardware:cpu"),
        4 => dice.Of("hardware processors=4", "linux flavor=smp", "linux:version min=4 max=5", "hardware: jobs=2 processors=3"),
        5 => $"{dice.Of(Scalars)}+ {dice.Number()}",
        _ => $"{dice.Of(Scalars)}{dice.Of("", "", "=")} {dice.Number()}",
    };
}
