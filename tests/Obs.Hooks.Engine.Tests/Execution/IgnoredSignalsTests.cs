using Obs.Hooks.Engine.Execution;

namespace Obs.Hooks.Engine.Tests.Execution;

public sealed class IgnoredSignalsTests
{
    [Fact]
    public void Of_StatusOfAProcess_ReadsTheMask()
    {
        var ignored = IgnoredSignals.Of("Name:\tx\nSigIgn:\t0000000000001001\nSigCgt:\tffffffffffffffff\n");

        ignored.Contains(1).Should().BeTrue();
        ignored.Contains(13).Should().BeTrue();
        ignored.Contains(15).Should().BeFalse();
    }

    [Fact]
    public void Of_NoSuchLine_IgnoresNothing()
    {
        IgnoredSignals.Of("Name:\tx\n").Contains(1).Should().BeFalse();
    }
}
