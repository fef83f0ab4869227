using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Cli.Planning;

/// <summary>Shows a plan to a person: the table a build log has, and why each hook is in its place.</summary>
internal static class PlanPrinter
{
    public static void Print(BuildJob job, HookPlan plan, ILogSink sink)
    {
        sink.WriteLine(LogText.CleanMessage($"Plan for {JobRecord.Of(job).Describe()}"));
        if (plan.Hooks.IsEmpty)
        {
            sink.WriteLine("No hook runs.");
        }

        foreach (var line in PlanTable.Render(plan))
        {
            sink.WriteLine(line);
        }

        foreach (var group in plan.Hooks.GroupBy(static h => h.Id, StringComparer.Ordinal))
        {
            var reasons = string.Join("; ", group.SelectMany(static h => h.Reasons).Distinct(StringComparer.Ordinal));
            PrintWrapped($"why {group.Key}: {reasons}", sink);
        }
    }

    /// <summary>Lines after the first are indented.</summary>
    public static void PrintWrapped(string text, ILogSink sink)
    {
        var lines = TextWrapping.Wrap(LogText.CleanMessage(text), TextTable.DefaultWidth - 4);
        for (var i = 0; i < lines.Count; i++)
        {
            sink.WriteLine(i == 0 ? lines[i] : "    " + lines[i]);
        }
    }
}
