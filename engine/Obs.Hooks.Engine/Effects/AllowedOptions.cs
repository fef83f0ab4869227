using System.Globalization;

namespace Obs.Hooks.Engine.Effects;

/// <summary>
/// The options that a hook may add. Nothing that names a file, device or program of the host, no network, nothing that
/// changes where the build runs or its log: those are primitives for reading and writing the host as root.
/// </summary>
internal static class AllowedOptions
{
    public static readonly SortedDictionary<string, OptionKind> Kinds = new(StringComparer.Ordinal)
    {
        ["--ccache"] = OptionKind.Flag,
        ["--ccache-type"] = OptionKind.CompilerCache,
        ["--changelog"] = OptionKind.Flag,
        ["--checks"] = OptionKind.Flag,
        ["--debuginfo"] = OptionKind.Flag,
        ["--define"] = OptionKind.Macro,
        ["--jobs"] = OptionKind.Count,
        ["--memory"] = OptionKind.Megabytes,
        ["--no-checks"] = OptionKind.Flag,
        ["--statistics"] = OptionKind.Flag,
        ["--threads"] = OptionKind.Count,
        ["--vm-memory"] = OptionKind.Megabytes,
        ["--vmdisk-filesystem"] = OptionKind.FileSystem,
        ["--vmdisk-rootsize"] = OptionKind.Megabytes,
        ["--vmdisk-swapsize"] = OptionKind.Megabytes,
        ["--with"] = OptionKind.Condition,
        ["--without"] = OptionKind.Condition,
    };

    /// <summary>What is expected in place of this value, or null when it is right.</summary>
    public static string? ProblemOf(OptionKind kind, string? value) => kind switch
    {
        OptionKind.Flag => value is null ? null : "no value",
        OptionKind.Count => IsNumber(value, 4) && int.Parse(value!, CultureInfo.InvariantCulture) <= 1024
            ? null
            : "a number from 1 to 1024",
        OptionKind.Megabytes => IsNumber(value, 8) ? null : "a number of megabytes",
        OptionKind.Condition => IsCondition(value) ? null : "the name of a build condition",
        OptionKind.Macro => IsMacro(value) ? null : "'NAME VALUE' on one line, without %",
        OptionKind.FileSystem => value is "ext2" or "ext3" or "ext4" or "btrfs" or "xfs"
            ? null
            : "ext2, ext3, ext4, btrfs or xfs",
        OptionKind.CompilerCache => value is "ccache" or "sccache" ? null : "ccache or sccache",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind of option"),
    };

    private static bool IsNumber(string? value, int digits) =>
        value is { Length: > 0 }
        && value.Length <= digits
        && value[0] != '0'
        && value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsCondition(string? value) =>
        value is { Length: > 0 and <= 128 } && char.IsAsciiLetterOrDigit(value[0]) && IsWord(value, "-_+.");

    private static bool IsMacro(string? value)
    {
        var space = value?.IndexOf(' ', StringComparison.Ordinal) ?? -1;
        return space > 0
            && (char.IsAsciiLetter(value![0]) || value[0] == '_')
            && IsWord(value.AsSpan(0, space), "_")
            && value.AsSpan(space).Trim().Length > 0
            && !value.Contains('%', StringComparison.Ordinal)
            && !EffectText.HasControlCharacters(value);
    }

    private static bool IsWord(ReadOnlySpan<char> text, string others)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !others.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
