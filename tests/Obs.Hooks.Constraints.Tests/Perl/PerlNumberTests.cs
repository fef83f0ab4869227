using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Constraints.Tests.Perl;

public sealed class PerlNumberTests
{
    [Theory]
    [InlineData("4G", "4")]
    [InlineData("4,5", "4")]
    [InlineData("0x10", "0")]
    [InlineData("1e3", "1000")]
    [InlineData(".5", "0.5")]
    [InlineData("1_000", "1")]
    [InlineData("four", "0")]
    [InlineData("- 4", "0")]
    [InlineData(" \t\n\v\f\r7 ", "7")]
    [InlineData("\u00a07", "0")]
    [InlineData("", "0")]
    [InlineData(null, "0")]
    [InlineData("infx", "Inf")]
    [InlineData("-INFINITY", "-Inf")]
    [InlineData("1.#INF", "Inf")]
    [InlineData("1e400", "Inf")]
    [InlineData("nanny", "NaN")]
    [InlineData("1#INF", "Inf")]
    [InlineData("1.#QNAN", "NaN")]
    [InlineData("snan", "NaN")]
    [InlineData("sinf", "0")]
    [InlineData("1e15", "1000000000000000")]
    [InlineData("1000000000000000.0", "1e+15")]
    [InlineData("1e15x", "1e+15")]
    [InlineData("0.00001234", "1.234e-05")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("18446744073709551616", "1.84467440737096e+19")]
    public void Parse_AnyText_IsWhatPerlReads(string? text, string expected) =>
        PerlNumber.Parse(text).ToString().Should().Be(expected);

    [Fact]
    public void Greater_IntegersThatDoublesConfuse_AreCompared() =>
        (PerlNumber.Parse("9007199254740993") > PerlNumber.Parse("9007199254740992")).Should().BeTrue();

    [Fact]
    public void Greater_IntegerAndLargeDecimal_AreComparedAsDoubles() =>
        (PerlNumber.Parse("9007199254740993") > PerlNumber.Parse("9007199254740992.0")).Should().BeFalse();

    [Fact]
    public void Parse_RandomText_NeverThrowsAndComparesOneWay() =>
        Prop.ForAll<string, string>(static (a, b) =>
        {
            var (left, right) = (PerlNumber.Parse(a), PerlNumber.Parse(b));
            return !((left > right) && (right > left));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ToString_RandomIntegers_AreExact() =>
        Prop.ForAll<long>(static n => PerlNumber.Parse($"{n}").ToString() == $"{n}").QuickCheckThrowOnFailure();
}
