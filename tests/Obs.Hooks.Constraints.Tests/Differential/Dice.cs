using System.Globalization;

namespace Obs.Hooks.Constraints.Tests.Differential;

/// <summary>Random questions, the same in every run.</summary>
internal sealed class Dice(int seed)
{
    private static readonly string[] Numbers =
    [
        "0", "1", "2", "4", "8", "007", "00", "0.0", "1024", "4096", "1e3", ".5", "4.", "4G", "4,5", "0x10", "1_000", "four", "-1", "- 4",
        "+3", "1e400", "-1e400", "inf", "Infinity", "infx", "-inf", "nan", "1.#INF", "9007199254740992", "9007199254740993",
        "9007199254740992.0", "18446744073709551615", "18446744073709551616", "9223372036854775808", "-9223372036854775809",
        "0.1", "1.5e", "1e+", "1e-2", "e5", ".", "3.14159265358979", "123456789012345678",
        "1e15", "1024e15", "1024e15x", "1024e15 ", "1024000000000000000.5e0", "9007199254740992e0",
        "9007199254740993x", "-0.0", "1e-7", "99999999999999.95", "inf1", "-nan", "\t7 ",
    ];

    private static readonly string[] VersionParts =
        ["1", "2", "10", "010", "0", "rc", "a", "B", "git", ".", ".", ".", "-", "~", "^", "_", "+", ":", "150400", "default"];

    private readonly Random _random = new(seed);

    public int Below(int limit) => _random.Next(limit);

    public bool OneIn(int count) => Below(count) == 0;

    public string Of(params string[] values) => values[Below(values.Length)];

    public string Number() => Below(3) switch
    {
        0 => Below(20000).ToString(CultureInfo.InvariantCulture),
        1 => string.Create(CultureInfo.InvariantCulture, $"{Below(2000)}.{Below(1000)}"),
        _ => Of(Numbers),
    };

    public string Version() => string.Concat(Enumerable.Range(0, 1 + Below(7)).Select(_ => Of(VersionParts)));

    public string Unit() => Of("B", "K", "M", "G", "T", "P", "GB", "g", "m", "E", "0", "");

    public IEnumerable<T> Some<T>(int most, Func<T> make) => Enumerable.Range(0, Below(most + 1)).Select(_ => make()).ToArray();
}
