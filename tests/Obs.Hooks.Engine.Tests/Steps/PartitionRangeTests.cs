using Obs.Hooks.Engine.Steps;

namespace Obs.Hooks.Engine.Tests.Steps;

public sealed class PartitionRangeTests
{
    private const ulong Disk = 1000;

    [Theory]
    [InlineData("1", "999", 1, 999)]
    [InlineData("999", "1", 999, 1)]
    [InlineData("2", "5", 2, 5)]
    public void Parse_OnTheDisk_IsTaken(string start, string length, ulong first, ulong count) =>
        PartitionRange.Parse(start, length, Disk).Should().Be(new PartitionRange(first, count));

    [Theory]
    [InlineData("0", "10")]
    [InlineData("10", "0")]
    [InlineData("1", "1000")]
    [InlineData("1000", "1")]
    [InlineData("999", "2")]
    [InlineData("18446744073709551615", "1")]
    [InlineData("1", "18446744073709551615")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("18446744073709551616", "1")]
    [InlineData("-1", "1")]
    [InlineData(" 1", "1")]
    [InlineData("0x1", "1")]
    [InlineData("", "")]
    public void Parse_NotOnTheDisk_IsRefused(string start, string length) =>
        FluentActions.Invoking(() => PartitionRange.Parse(start, length, Disk)).Should().Throw<IOException>();

    [Theory]
    [InlineData(10, 5, 15, 5, false)]
    [InlineData(10, 5, 5, 5, false)]
    [InlineData(10, 5, 14, 1, true)]
    [InlineData(10, 5, 5, 6, true)]
    [InlineData(10, 5, 1, 100, true)]
    [InlineData(10, 5, 11, 1, true)]
    public void Overlaps_OneSector_IsEnough(ulong start, ulong length, ulong otherStart, ulong otherLength, bool overlaps)
    {
        var (one, other) = (new PartitionRange(start, length), new PartitionRange(otherStart, otherLength));

        one.Overlaps(other).Should().Be(overlaps);
        other.Overlaps(one).Should().Be(overlaps);
    }
}
