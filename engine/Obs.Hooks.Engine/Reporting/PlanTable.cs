using System.Globalization;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Reporting;

/// <summary>What will run for a job, and what will not and why: shown before anything runs.</summary>
internal static class PlanTable
{
    /// <summary>The table, 80 columns wide at most.</summary>
    public static List<LogLine> Render(HookPlan plan)
    {
        var lines = new List<LogLine>();
        if (!plan.Hooks.IsEmpty)
        {
            lines.AddRange(RenderHooks(plan));
        }

        foreach (var leftOut in plan.LeftOut)
        {
            var text = $"not run: {leftOut.Id}: {LogText.CleanMessage(leftOut.Reason)}";
            foreach (var line in TextWrapping.Wrap(text, TextTable.DefaultWidth))
            {
                lines.Add(new LogLine(line, Tint.Quiet, 0, line.Length));
            }
        }

        return lines;
    }

    private static List<LogLine> RenderHooks(HookPlan plan)
    {
        var table = new TextTable(
            new TableColumn("#") { RightAligned = true },
            new TableColumn("point"),
            new TableColumn("stage"),
            new TableColumn("hook") { ShrinksTo = 12, Wraps = true },
            new TableColumn("plugin") { ShrinksTo = 12, Wraps = true },
            new TableColumn("timeout") { RightAligned = true },
            new TableColumn("on error"));
        for (var index = 0; index < plan.Hooks.Length; index++)
        {
            var hook = plan.Hooks[index];
            table.Add(
                (index + 1).ToString(CultureInfo.InvariantCulture),
                PointNames.Of(hook.Point),
                PointNames.Of(hook.Stage),
                hook.Id,
                LogText.CleanMessage($"{hook.Code.Name} {hook.Code.Version}".TrimEnd()),
                Durations.Limit(hook.Timeout),
                PointNames.Of(hook.OnError));
        }

        return table.Render();
    }
}
