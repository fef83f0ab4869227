using System.Globalization;
using Obs.Hooks.Constraints.Explaining;
using Obs.Hooks.Constraints.Relaxing;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>Explanations for people. Labels, flags and versions are the project's or the worker's: every line is cleaned.</summary>
/// <param name="output">Gets the lines.</param>
internal sealed class ExplanationPrinter(TextWriter output)
{
    private const int MostConflicts = 10;
    private const int MostNames = 10;

    public void Print(string obs, string job, Explanation explanation)
    {
        Line(obs);
        Line("");
        var compliant = explanation.Compliant.Count;
        Line($"{job}: {Count(explanation.Workers, "worker")} can build the architecture, {Number(compliant)} of them {Comply(compliant)}");
        PrintCompliant(explanation.Compliant);
        PrintDemands(explanation.Demands);
        PrintConflicts(explanation);
        if (explanation.Nearest is { } nearest)
        {
            Line("");
            Print("Nearest: ", nearest);
        }
    }

    /// <summary>A worker and everything that keeps it from the job.</summary>
    public void Print(string before, WorkerVerdict verdict)
    {
        var worker = $"{before}{verdict.Candidate.Name} ({WorkerRecord.Word(verdict.Candidate.Availability)})";
        Line(verdict.Complies ? $"{worker} complies" : $"{worker} does not meet {Count(verdict.Obstacles.Count, "demand")}");
        foreach (var obstacle in verdict.Obstacles)
        {
            var lacks = obstacle.Lacks is null ? "" : $", lacks {obstacle.Lacks}";
            Line($"  {obstacle.Demand}{From(obstacle.Demand)}: has {obstacle.Has}{lacks}");
        }
    }

    public void Print(int wanted, Relaxation relaxation)
    {
        if (relaxation.Changes.Count == 0)
        {
            var admitted = relaxation.Admitted.Count;
            Line($"nothing to change: {Count(admitted, "worker")} {Comply(admitted)} already");
        }
        else
        {
            var which = relaxation.IsExact ? "The smallest change" : "A small change";
            Line($"{which} that admits {Count(wanted, "worker")}, at a cost of {Number(relaxation.Cost)}:");
            foreach (var change in relaxation.Changes)
            {
                Line($"  {change.Demand}{From(change.Demand)} -> {change.To?.Wanted ?? "remove it"}");
            }

            Line("");
            Line($"{Count(relaxation.Admitted.Count, "worker")} would comply:");
        }

        PrintNames(relaxation.Admitted);
    }

    public void Line(string text) => output.WriteLine(LogText.CleanMessage(text));

    private void PrintCompliant(IReadOnlyList<Candidate> compliant)
    {
        foreach (var group in compliant.GroupBy(static c => c.Availability).OrderBy(static g => g.Key))
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"  {group.Count()} {WorkerRecord.Word(group.Key)}: {Names(group)}"));
        }
    }

    private void PrintDemands(IReadOnlyList<BlockedDemand> demands)
    {
        if (demands.Count == 0)
        {
            return;
        }

        Line("");
        Line("Workers that do not meet a demand (and of them those that meet all others)");
        foreach (var blocked in demands)
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"{blocked.Workers,6} ({blocked.Only})  {blocked.Demand}{From(blocked.Demand)}"));
        }
    }

    private void PrintConflicts(Explanation explanation)
    {
        var together = explanation.Conflicts.Where(static c => c.Count > 1).ToList();
        var alone = explanation.Conflicts.Where(static c => c.Count == 1).ToList();
        if (alone.Count > 0)
        {
            Line("");
            Line("No worker meets");
            alone.ForEach(conflict => Line($"  {conflict[0]}{From(conflict[0])}"));
        }

        foreach (var conflict in together.Take(MostConflicts))
        {
            Line("");
            Line("Some workers meet each of these, none meets all");
            foreach (var demand in conflict)
            {
                Line($"  {demand}{From(demand)}");
            }
        }

        if (together.Count > MostConflicts)
        {
            Line("");
            Line($"{Count(together.Count - MostConflicts, "more such combination")}: see --json");
        }

        if (!explanation.HasAllConflicts)
        {
            Line("");
            Line("There are too many demands to find all such combinations.");
        }
    }

    private void PrintNames(IReadOnlyList<Candidate> workers)
    {
        foreach (var worker in workers.Take(MostNames))
        {
            Line($"  {worker.Name} ({WorkerRecord.Word(worker.Availability)})");
        }

        if (workers.Count > MostNames)
        {
            Line($"  and {Number(workers.Count - MostNames)} more");
        }
    }

    private static string Names(IEnumerable<Candidate> workers)
    {
        var names = workers.Select(static w => w.Name).ToList();
        var more = names.Count > MostNames ? $" and {Number(names.Count - MostNames)} more" : "";
        return string.Join(", ", names.Take(MostNames)) + more;
    }

    private static string From(Demand demand) => demand.Origin is null ? "" : $" ({demand.Origin})";

    private static string Count(int count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Comply(int count) => count == 1 ? "complies" : "comply";

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
