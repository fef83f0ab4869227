using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Plugins.TestFramework.Formats;

namespace Obs.Hooks.Plugins.TestFramework;

/// <summary>Tests in the build log: how many, and of those that failed the first ones in few lines.</summary>
internal static class TestLog
{
    private const int Shown = 10;
    private const int ShownDetails = 3;

    public static void Write(IHookLog log, TestRun run, TimeSpan elapsed)
    {
        log.Info(string.Create(CultureInfo.InvariantCulture, $"{run.Summary} in {elapsed.TotalSeconds:F1} s"));
        var failed = run.Cases.Where(static c => c.Outcome == TestOutcome.Failed).ToArray();
        foreach (var test in failed.Take(Shown))
        {
            var details = string.Concat(test.Details.Take(ShownDetails).Select(static d => $"\n    {d}"));
            log.Info($"failed: {test.Name}{(test.Message.Length > 0 ? $": {test.Message}" : "")}{details}");
        }

        if (failed.Length > Shown)
        {
            log.Info(string.Create(CultureInfo.InvariantCulture, $"and {failed.Length - Shown} more"));
        }

        foreach (var problem in run.Problems.Take(Shown))
        {
            log.Info(problem);
        }
    }

    /// <summary>Why the tests are not good, in one line.</summary>
    public static string Verdict(TestRun run)
    {
        ImmutableArray<string> failed = [.. run.Cases.Where(static c => c.Outcome == TestOutcome.Failed).Select(static c => c.Name)];
        return failed.IsEmpty
            ? run.Problems[0]
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Codes.Failed}: {failed.Length} of {run.Cases.Length} test(s) failed: {string.Join(", ", failed.Take(3))}{(failed.Length > 3 ? " …" : "")}; expected none; correct the package or its tests");
    }
}
