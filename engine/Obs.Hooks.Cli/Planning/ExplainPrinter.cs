using System.Globalization;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Cli.Planning;

/// <summary>Shows all about one hook to a person.</summary>
internal static class ExplainPrinter
{
    public static void Print(ExplainRecord record, ILogSink sink)
    {
        var plugin = record.Plugin is null ? "its plugin is not installed" : $"plugin {record.Plugin}";
        Line($"{record.Id}: {plugin}");
        if (record.Summary.Length > 0)
        {
            Line($"  {record.Summary}");
        }

        Line($"for {record.Job.Describe()}:");
        foreach (var place in record.Planned)
        {
            var stage = place.Stage is null ? "" : $", stage {place.Stage}";
            var order = place.Order.ToString(CultureInfo.InvariantCulture);
            Line($"  runs as number {order} at {place.Point}{stage}");
            foreach (var reason in place.Reasons)
            {
                Line($"    {reason}");
            }
        }

        if (record.LeftOut is not null)
        {
            Line($"  does not run: {record.LeftOut}");
        }

        Values("values", record.Values);
        Values("settings", record.Settings);
        Line(record.Effects.Count == 0 ? "It may ask for nothing: it only looks and judges." : "It may ask for");
        foreach (var effect in record.Effects)
        {
            Line($"  {effect}");
        }

        void Line(string text) => PlanPrinter.PrintWrapped(text, sink);

        void Values(string title, IReadOnlyList<ExplainedValue> values)
        {
            if (values.Count == 0)
            {
                return;
            }

            var table = new TextTable(
                new TableColumn(title) { ShrinksTo = 12, Wraps = true },
                new TableColumn("value") { ShrinksTo = 16, Wraps = true },
                new TableColumn("from") { ShrinksTo = 24, Wraps = true });
            foreach (var value in values)
            {
                var origin = value.Note.Length == 0 ? value.Origin : $"{value.Origin}: {value.Note}";
                table.Add(value.Name, LogText.CleanMessage(value.Value), LogText.CleanMessage(origin));
            }

            foreach (var line in table.Render())
            {
                sink.WriteLine(line);
            }
        }
    }
}
