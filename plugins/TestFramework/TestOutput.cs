using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Plugins.Target;
using Obs.Hooks.Plugins.TestFramework.Formats;

namespace Obs.Hooks.Plugins.TestFramework;

/// <summary>Makes tests of what a command said.</summary>
internal static class TestOutput
{
    private const int MaximumFiles = 200;
    private const int ShownError = 5;

    public static TestRun Read(StepOutput output, TestSettings settings)
    {
        if (output.Status("test") is not { } status)
        {
            return new TestRun(
                [],
                [string.Create(CultureInfo.InvariantCulture, $"{Codes.Ended}: the tests were ended (exit status {output.Result.ExitStatus}), by themselves or because they used too much; expected the exit status of the command; correct what ends them, or raise \"treeMB\"")]);
        }

        var error = output.Lines("stderr");
        ImmutableArray<string> last = [.. error.Skip(Math.Max(0, error.Length - ShownError)).Select(MessageLines.Plain)];
        var run = settings.Format switch
        {
            TestFormat.Tap => TapReader.Read(output.Lines("stdout")),
            TestFormat.JUnit => JUnitReader.Read(Files(output)),
            _ => new TestRun(
                [new TestCase(MessageLines.Plain(settings.Command), status == 0 ? TestOutcome.Passed : TestOutcome.Failed, Exit(status)) { Details = status == 0 ? [] : last }],
                []),
        };

        ImmutableArray<string> problems =
        [
            .. run.Problems.Concat(output.Result.Truncated ? ["there was more output than is kept"] : (string[])[]).Select(
                p => $"{Codes.Incomplete}: {p}; expected a whole report of all tests; correct the command, or \"format\""),
        ];

        // pytest and others end with 1 when tests fail; that alone says nothing new.
        return status != 0 && run.Count(TestOutcome.Failed) == 0
            ? run with { Problems = [.. problems, $"{Codes.BadExit}: the command ended with {Exit(status)}{(last.IsEmpty ? "" : $": {last[^1]}")}; expected 0, or a failed test; correct the command"] }
            : run with { Problems = problems };
    }

    private static IEnumerable<ImmutableArray<string>> Files(StepOutput output)
    {
        for (var number = 1; number <= MaximumFiles; number++)
        {
            if (output.Lines(string.Create(CultureInfo.InvariantCulture, $"file.{number}")) is { IsEmpty: false } lines)
            {
                yield return lines;
            }
        }
    }

    private static string Exit(int status) => string.Create(CultureInfo.InvariantCulture, $"exit status {status}");
}
