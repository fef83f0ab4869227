using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.TestFramework.Formats;

/// <summary>One test. All texts are the project's.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">Why, in one line; may be empty.</param>
internal sealed record TestCase(string Name, TestOutcome Outcome, string Message)
{
    /// <summary>What it said about it, the first lines.</summary>
    public ImmutableArray<string> Details { get; init; } = [];
}
