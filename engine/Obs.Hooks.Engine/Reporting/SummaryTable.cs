using System.Globalization;

namespace Obs.Hooks.Engine.Reporting;

/// <summary>What ran for a job and how it went: shown at the end.</summary>
internal static class SummaryTable
{
    /// <summary>Effects and warnings of one hook that are listed; the report has all of them.</summary>
    private const int MaxDetails = 6;

    /// <summary>The table, 80 columns wide at most. The build stands before the first hook that ran after it.</summary>
    /// <param name="runs">The hooks in the order in which they ran.</param>
    /// <param name="build">The real build, or null when it was not started.</param>
    public static List<LogLine> Render(IReadOnlyList<HookRun> runs, BuildRow? build)
    {
        var table = new TextTable(
            new TableColumn("point"),
            new TableColumn("hook") { ShrinksTo = 14, Wraps = true },
            new TableColumn("verdict"),
            new TableColumn("elapsed") { RightAligned = true },
            new TableColumn("details") { ShrinksTo = 20, Wraps = true });
        var buildRow = build;
        foreach (var run in runs)
        {
            if (buildRow is not null && run.Point >= HookPoint.PostBuild)
            {
                AddBuild(table, buildRow);
                buildRow = null;
            }

            table.Add(
                PointNames.Of(run.Point),
                run.HookId,
                new TableCell(VerdictText.Word(run.Verdict), VerdictText.Tint(run.Verdict)),
                Durations.Text(run.Elapsed),
                Details(run));
        }

        if (buildRow is not null)
        {
            AddBuild(table, buildRow);
        }

        return table.Render();
    }

    private static void AddBuild(TextTable table, BuildRow build) => table.Add(
        "build",
        "",
        new TableCell(
            string.Create(CultureInfo.InvariantCulture, $"exit {build.ExitStatus}"),
            build.ExitStatus == 0 ? Tint.Good : Tint.Bad),
        Durations.Text(build.Elapsed),
        LogText.CleanMessage(build.Note));

    private static string Details(HookRun run)
    {
        var details = new List<string>();
        var message = VerdictText.Message(run.Verdict);
        if (message.Length > 0)
        {
            details.Add(message);
        }

        foreach (var effect in run.Effects)
        {
            details.Add(LogText.CleanMessage(effect));
        }

        foreach (var warning in run.Warnings)
        {
            details.Add("warning: " + LogText.CleanMessage(warning));
        }

        if (details.Count > MaxDetails)
        {
            var left = details.Count - MaxDetails + 1;
            details.RemoveRange(MaxDetails - 1, left);
            details.Add(string.Create(CultureInfo.InvariantCulture, $"and {left} more"));
        }

        return string.Join('\n', details);
    }
}
