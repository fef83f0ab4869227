using Obs.Hooks.Plugins.TestFramework.Formats;

namespace Obs.Hooks.Plugins.TestFramework.Tests.Formats;

public sealed class TapReaderTests
{
    [Fact]
    public void Read_AllKindsOfLines_AreUnderstood()
    {
        var run = Read("""
            TAP version 14
            1..6
            ok 1 - reads
            # not of a failure
            not ok 2 - writes
              ---
              message: disk full
              ...
            # at write.t line 3
            ok 3 - links # SKIP no symlinks here
            not ok 4 - flies # TODO some day
                ok 1 - inner
                not ok 2 - inner
            ok
            not ok 6 no dash # not a directive
            program output
            """);

        run.Cases.Select(static c => (c.Name, c.Outcome)).Should().Equal(
            ("reads", TestOutcome.Passed), ("writes", TestOutcome.Failed), ("links", TestOutcome.Skipped), ("flies", TestOutcome.Skipped),
            ("test 5", TestOutcome.Passed), ("no dash", TestOutcome.Failed));
        run.Cases[1].Details.Should().Equal("message: disk full", "at write.t line 3");
        run.Cases[2].Message.Should().Be("SKIP no symlinks here");
        run.Problems.Should().BeEmpty();
        run.Summary.Should().Be("6 test(s): 2 passed, 2 failed, 2 skipped");
    }

    [Theory]
    [InlineData("1..3\nok 1\nok 2", "3 tests were planned, 2 were run")]
    [InlineData("ok 1", "there is no plan (1..N): the tests may not have come to their end")]
    [InlineData("1..2\nok 1\nBail out! no database\nok 2", "Bail out! no database")]
    [InlineData("hello", "no test was run")]
    [InlineData("", "no test was run")]
    public void Read_IncompleteReport_IsAProblem(string text, string problem) => Read(text).Problems.Should().Equal(problem);

    [Fact]
    public void Read_NothingPlanned_IsGood() => Read("1..0 # SKIP not on this machine").IsGood.Should().BeTrue();

    [Fact]
    public void Read_HostileNamesAndNumbers_AreHarmless()
    {
        var run = Read($"1..99999999999999999999\nok 99999999999999999999 - \u001b[31mred\u0007\nnot ok {new string('x', 100_000)}\nokay\nok1");

        run.Cases.Select(static c => c.Name.Length).Should().Equal("[31mred".Length, 295);
    }

    [Fact]
    public void Read_TooManyTests_AreCut() =>
        Read(string.Concat(Enumerable.Repeat("ok\n", TestRun.MaximumCases + 1))).Should().Match<TestRun>(static r => r.Cases.Length == TestRun.MaximumCases && !r.IsGood);

    private static TestRun Read(string text) => TapReader.Read([.. text.Split('\n')]);
}
