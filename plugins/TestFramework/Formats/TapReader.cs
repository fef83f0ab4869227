using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Plugins.Target;

namespace Obs.Hooks.Plugins.TestFramework.Formats;

/// <summary>
/// The Test Anything Protocol, versions 12 to 14 (testanything.org): plan, test lines, directives, diagnostics. Subtests are what is
/// indented; their parent's line has their result. Lines of other kinds are the program's own output.
/// </summary>
internal static class TapReader
{
    private const int MaximumDetails = 20;

    public static TestRun Read(ImmutableArray<string> lines)
    {
        var cases = new List<TestCase>();
        var details = ImmutableArray.CreateBuilder<string>();
        var problems = ImmutableArray.CreateBuilder<string>();
        int? planned = null;
        foreach (var raw in lines)
        {
            var line = MessageLines.Plain(raw);
            if (line.StartsWith("1..", StringComparison.Ordinal) && planned is null && int.TryParse(Word(line[3..]), NumberStyles.None, CultureInfo.InvariantCulture, out var plan))
            {
                planned = plan;
            }
            else if (line.StartsWith("Bail out!", StringComparison.Ordinal))
            {
                problems.Add(line);
            }
            else if (Test(line, cases.Count + 1) is { } test)
            {
                Keep(cases, details);
                if (cases.Count == TestRun.MaximumCases)
                {
                    problems.Add($"more than {TestRun.MaximumCases} tests");
                    break;
                }

                cases.Add(test);
            }
            else if (details.Count < MaximumDetails && (line.StartsWith('#') || raw.StartsWith(' ')))
            {
                details.Add(line.TrimStart('#', ' '));
            }
        }

        Keep(cases, details);
        if (cases.Count == 0 && planned != 0)
        {
            problems.Add("no test was run");
        }
        else if (planned is { } count && count != cases.Count)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{count} tests were planned, {cases.Count} were run"));
        }
        else if (planned is null && cases.Count > 0)
        {
            problems.Add("there is no plan (1..N): the tests may not have come to their end");
        }

        return new TestRun([.. cases], problems.ToImmutable());
    }

    /// <summary>Diagnostics follow their test.</summary>
    private static void Keep(List<TestCase> cases, ImmutableArray<string>.Builder details)
    {
        if (cases.Count > 0 && details.Count > 0 && cases[^1].Outcome == TestOutcome.Failed)
        {
            ImmutableArray<string> kept = [.. details.Where(static d => d is not ("---" or "..."))];
            cases[^1] = cases[^1] with { Details = kept };
        }

        details.Clear();
    }

    /// <summary><c>not ok 3 - name # TODO why</c>.</summary>
    private static TestCase? Test(string line, int number)
    {
        var passed = line == "ok" || line.StartsWith("ok ", StringComparison.Ordinal);
        if (!passed && line != "not ok" && !line.StartsWith("not ok ", StringComparison.Ordinal))
        {
            return null;
        }

        var rest = line[(passed ? 2 : 6)..].Trim();
        var first = Word(rest);
        if (first.Length > 0 && first.All(char.IsAsciiDigit))
        {
            rest = rest[first.Length..].TrimStart();
        }

        rest = rest.StartsWith("- ", StringComparison.Ordinal) ? rest[2..] : rest;
        var (name, directive) = rest.LastIndexOf(" # ", StringComparison.Ordinal) is >= 0 and var hash
            ? (rest[..hash], rest[(hash + 3)..])
            : rest.StartsWith("# ", StringComparison.Ordinal) ? ("", rest[2..]) : (rest, "");
        var isSkipped = directive.StartsWith("SKIP", StringComparison.OrdinalIgnoreCase) || directive.StartsWith("TODO", StringComparison.OrdinalIgnoreCase);
        return new TestCase(
            name.Length > 0 ? name : string.Create(CultureInfo.InvariantCulture, $"test {number}"),
            isSkipped ? TestOutcome.Skipped : passed ? TestOutcome.Passed : TestOutcome.Failed,
            directive);
    }

    private static string Word(string text) => text.Split(' ', 2)[0];
}
