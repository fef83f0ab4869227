using System.CommandLine;
using System.Text.Json;
using Obs.Hooks.Cli.ConstraintAnswers;
using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Constraints.Explaining;
using Obs.Hooks.Constraints.Hints;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks constraints explain</c>: why a job does or does not find a worker.</summary>
internal static class ConstraintExplainVerb
{
    public static Command Create()
    {
        var command = new Command(
            "explain",
            "Explain why workers comply with a job's constraints or not: what OBS says, then every demand that keeps workers away "
            + "with its file and line, combinations that nobody meets, and the nearest worker. Exit status 2 if nobody complies.");
        var worker = new Argument<string?>("WORKER")
        {
            Description = "Explain this worker alone (hostarch:id).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var each = new Option<bool>("--each") { Description = "List everything that each worker does not meet, too." };
        command.Arguments.Add(worker);
        command.Options.Add(each);
        var options = new ConstraintOptions(command, asksForTarget: true);
        command.SetAction(parsed => Verb.Run(() => Run(parsed, options, parsed.GetValue(worker), parsed.GetValue(each))));
        return command;
    }

    private static int Run(ParseResult parsed, ConstraintOptions options, string? worker, bool each)
    {
        var bag = new DiagnosticBag();
        var job = new JobLoader(options.Inputs(parsed), bag).Load();
        var fleet = options.Fleet(parsed, bag);
        var status = worker is null
            ? ExplainAll(job, fleet, each, options.Json(parsed), bag)
            : ExplainOne(job, fleet, worker, options.Json(parsed), bag);
        if (!options.Json(parsed))
        {
            DiagnosticPrinter.Print(bag, Console.Error);
        }

        return status;
    }

    private static int ExplainAll(ConstraintJob job, Fleet fleet, bool each, bool json, DiagnosticBag bag)
    {
        var explainer = new ConstraintExplainer();
        var candidates = fleet.Candidates(job.BuildArch);
        var explanation = explainer.Explain(job.Constraints, candidates);
        var verdicts = each
            ? candidates.Select(candidate => explainer.Explain(job.Constraints, candidate)).Where(static v => !v.Complies).ToList()
            : null;
        if (json)
        {
            var record = ExplanationRecord.Of(fleet.ObsText(job), job.Name, explanation, verdicts, [.. bag.Select(DiagnosticRecord.Of)]);
            Console.Out.WriteLine(JsonSerializer.Serialize(record, AnswersJson.Readable.ExplanationRecord));
        }
        else
        {
            var printer = new ExplanationPrinter(Console.Out);
            printer.Print(Shown(fleet.ObsText(job)), job.Name, explanation);
            foreach (var verdict in verdicts ?? [])
            {
                printer.Line("");
                printer.Print("", verdict);
            }
        }

        return explanation.Compliant.Count > 0 ? 0 : ConstraintsVerb.NobodyComplies;
    }

    private static int ExplainOne(ConstraintJob job, Fleet fleet, string name, bool json, DiagnosticBag bag)
    {
        var worker = fleet.Workers.FirstOrDefault(w => w.Name == name) ?? throw new EngineException(
            DiagnosticCodes.UnknownWorker,
            $"no worker is called \"{name}\"; {DidYouMean.Fix(name, fleet.Workers.Select(static w => w.Name))}".TrimEnd(' ', ';'),
            ExitStatus.Failed);
        var candidate = fleet.Candidate(worker);
        var verdict = new ConstraintExplainer().Explain(job.Constraints, candidate);
        var canBuild = worker.CanBuild(job.BuildArch);
        if (json)
        {
            var record = new OneWorkerRecord(
                fleet.ObsText(job), job.Name, canBuild, WorkerVerdictRecord.Of(verdict), [.. bag.Select(DiagnosticRecord.Of)]);
            Console.Out.WriteLine(JsonSerializer.Serialize(record, AnswersJson.Readable.OneWorkerRecord));
        }
        else
        {
            var printer = new ExplanationPrinter(Console.Out);
            printer.Line(Shown(fleet.ObsText(job)));
            printer.Line("");
            if (!canBuild)
            {
                var needsHelper = BuildableArchs.Of(worker.HostArch, job.BuildArch) == BuildableArch.WithHelper;
                printer.Line($"{name} cannot build {job.BuildArch}{(needsHelper ? ": it builds natively only" : "")}");
            }

            printer.Print("", verdict);
        }

        return canBuild && verdict.Complies ? 0 : ConstraintsVerb.NobodyComplies;
    }

    /// <summary>Where OBS says nothing, people see the state alone.</summary>
    private static string Shown(string obs) => obs.Length == 0 ? "scheduled" : obs;
}
