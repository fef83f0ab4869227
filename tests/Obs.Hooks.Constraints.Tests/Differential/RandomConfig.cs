namespace Obs.Hooks.Constraints.Tests.Differential;

/// <summary>Random project configurations, in what obs-build of 2021 and of 2026 read alike.</summary>
internal static class RandomConfig
{
    private static readonly string[] Names = ["foo", "bar", "suse_version", "_target_cpu", "missing"];

    public static string Any(Dice dice) => string.Join('\n', dice.Some(8, () => Line(dice, 0)));

    private static string Line(Dice dice, int depth) => dice.Below(depth > 2 ? 5 : 7) switch
    {
        0 or 1 => $"Constraint: {dice.Of("hostlabel a", "hardware:jobs 4", "!*", "sandbox kvm")} {Text(dice)}",
        2 => $"%define {dice.Of(Names[..3])} {Text(dice)}",
        3 => dice.Of("HostArch: x86_64", "hostarch: %_target_cpu", "Prefer: a b", "# Constraint: x", "", "Constraint : y"),
        4 => $"Macros:\n%{dice.Of(Names)} 1\nConstraint: x\n:Macros",
        _ => string.Join('\n', Condition(dice), Line(dice, depth + 1), dice.Of("%else", "# none", "%elif 1"), Line(dice, depth + 1), "%endif"),
    };

    private static string Condition(Dice dice) => dice.Below(4) switch
    {
        0 => $"%ifarch {dice.Of("%ix86", "x86_64", "aarch64 i586")}",
        1 => $"%ifnarch {dice.Of("%ix86", "x86_64")}",
        _ => $"%if {Value(dice)} {dice.Of(">", "<", "==", "!=", ">=", "<=", "&&", "||")} {Value(dice)}",
    };

    private static string Value(Dice dice) => dice.Of("1", "0", "1500", "0%{?suse_version}", "\"a\"", "\"%{_target_cpu}\"", "(1 + 1)", "3 - 1", "! 0", "0%{?missing:1}");

    private static string Text(Dice dice) => string.Concat(dice.Some(3, () => dice.Below(6) switch
    {
        0 => $"%{dice.Of(Names)}",
        1 => $"%{{{dice.Of(Names)}}}",
        2 => $"%{{?{dice.Of(Names)}:x}}",
        3 => $"%{{!?{dice.Of(Names)}:y}}",
        4 => "%%",
        _ => dice.Of("a", "1", " ", "1500"),
    }));
}
