using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Obs.Hooks.Engine.Tests.Reporting;

/// <summary>Random text made of what hurts, and the patterns of OBS that it must not match afterwards.</summary>
internal static partial class HostileText
{
    private static readonly string[] _pieces =
    [
        "BUG: unable to handle kernel NULL pointer dereference at", "INFO: rcu_sched self-detected stall on CPU",
        "BUG: soft lockup - CPU#1 stuck for", "( 12 ) Data Storage Exception", "### VM INTERACTION START ###",
        "### VM INTERACTION END ###", "/bin/rpm: Exec format error",
        "/bin/sh: error while loading shared libraries: libc.so.6", "\e[31m", "\e]0;title\a", "\e]8;;http://x\e\\",
        "\e", "\u009b1m", "\u009d", "\u0090q\u009c", "\r", "\n", "\r\n", "\0", "\u202e", "\u200b", "\u2066", "\ufeff",
        "\u2028", "\ud800", "\udc00", "\U0001F600", "\t", " ", "-", "a", "\u00e9", "\u4e2d", "\u034f", "\u00ad", "[", "m",
        "BUG: unable to handle kernel NULL pointer dereference", " at", "### VM", " INTERACTION", "Data Storage\u200b",
        " Exception", ": Exec format", " error", "x\0y",
    ];

    public static Arbitrary<string> Arbitrary { get; } = Gen.OneOf(
            Gen.Elements(_pieces),
            ArbMap.Default.GeneratorFor<char>().Select(static c => c.ToString()))
        .ListOf()
        .Select(static pieces => string.Concat(pieces))
        .ToArbitrary();

    /// <summary>What bs_worker and build-vm look for, written down independently of the engine.</summary>
    [GeneratedRegex(
        "BUG: unable to handle kernel NULL pointer dereference at|INFO: rcu_sched self-detected stall on CPU"
        + @"|BUG: soft lockup - CPU#\d+ stuck for|\( \d+ \) Data Storage Exception|### VM INTERACTION"
        + "|error while loading shared libraries: lib|: Exec format error")]
    public static partial Regex ObsPatterns();

    /// <summary>Anything that is not plain text on one line.</summary>
    [GeneratedRegex(
        @"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")]
    public static partial Regex NotPlain();
}
