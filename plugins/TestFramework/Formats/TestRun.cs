using System.Collections.Immutable;
using System.Globalization;

namespace Obs.Hooks.Plugins.TestFramework.Formats;

/// <summary>What a test command reported.</summary>
/// <param name="Cases">The tests, in their order.</param>
/// <param name="Problems">What is wrong with the report itself: fewer tests than planned, no XML …</param>
internal sealed record TestRun(ImmutableArray<TestCase> Cases, ImmutableArray<string> Problems)
{
    /// <summary>More are not kept: the rest counts as one problem.</summary>
    public const int MaximumCases = 50_000;

    public int Count(TestOutcome outcome) => Cases.Count(c => c.Outcome == outcome);

    public bool IsGood => Problems.IsEmpty && Count(TestOutcome.Failed) == 0;

    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{Cases.Length} test(s): {Count(TestOutcome.Passed)} passed, {Count(TestOutcome.Failed)} failed, {Count(TestOutcome.Skipped)} skipped");
}
