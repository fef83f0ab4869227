using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Constraints.Versions;

namespace Obs.Hooks.Constraints.Tests.Versions;

public sealed class RpmVersionTests
{
    [Theory]
    [InlineData("5.1\n", "5.1", 0)]
    [InlineData("5.1", "4\n.9", 0)]
    [InlineData("5\n.1", "4", -1)]
    [InlineData("4\n.1", "1:5\n.2", -1)]
    [InlineData("a", "1\n.2", 0)]
    [InlineData("5-1\n", "5-1", 0)]
    public void Compare_SeveralLines_GoesWrongAsInObs(string left, string right, int expected) =>
        RpmVersion.Compare(left, right).Should().Be(expected);

    [Theory]
    [InlineData("5.010", "5.10", 0)]
    [InlineData("5..3", "5.3", 0)]
    [InlineData("5.3.", "5.3", 0)]
    [InlineData("6.10.0~rc3", "6.10.0", -1)]
    [InlineData("6.10.0", "6.10.0^git", -1)]
    [InlineData("v5", "5", -1)]
    [InlineData("5.3a", "5.3", 1)]
    [InlineData("5.14.21-150400", "5.14.21", 1)]
    [InlineData("4.0", "4.0.5", -1)]
    [InlineData("1:1.0", "2.0", 1)]
    [InlineData("1.é2", "1.2", 0)]
    public void Compare_Pair_OrdersAsObs(string left, string right, int expected) =>
        (RpmVersion.Compare(left, right), RpmVersion.Compare(right, left)).Should().Be((expected, -expected));

    [Fact]
    public void Compare_RandomVersions_IsATransitiveOrder()
    {
        var version = Gen.ArrayOf(Gen.Elements("1", "02", "a", ".", "-", "~", "^", ":"))
            .Select(static parts => string.Concat(parts.Take(6))).ToArbitrary();
        Prop.ForAll(version, version, version, static (a, b, c) =>
            RpmVersion.Compare(a, b) == -RpmVersion.Compare(b, a)
            && (RpmVersion.Compare(a, b) > 0 || RpmVersion.Compare(b, c) > 0 || RpmVersion.Compare(a, c) <= 0))
            .QuickCheckThrowOnFailure();
    }
}
