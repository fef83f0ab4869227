using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Obs.Hooks.Cli.ConstraintAnswers;
using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Constraints.Explaining;
using Obs.Hooks.Constraints.Relaxing;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks constraints relax</c>: the smallest change that admits workers.</summary>
internal static class ConstraintRelaxVerb
{
    public static Command Create()
    {
        var command = new Command(
            "relax",
            "Find the smallest change to a job's constraints that admits N workers: the fewest demands touched, and of those the "
            + "least given up (1 for a demand that goes, the part taken off a number that is lowered). Workers that are down or "
            + "bad do not count.");
        var count = new Argument<int>("N") { Description = "How many workers.", DefaultValueFactory = static _ => 1 };
        count.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("N is at least 1");
            }
        });
        command.Arguments.Add(count);
        var options = new ConstraintOptions(command, asksForTarget: true);
        command.SetAction(parsed => Verb.Run(() => Run(parsed, options, parsed.GetRequiredValue(count))));
        return command;
    }

    private static int Run(ParseResult parsed, ConstraintOptions options, int wanted)
    {
        var bag = new DiagnosticBag();
        var job = new JobLoader(options.Inputs(parsed), bag).Load();
        var candidates = options.Fleet(parsed, bag).Candidates(job.BuildArch)
            .Where(static c => c.Availability is Availability.Idle or Availability.Busy).ToList();
        var relaxation = new Relaxer().Relax(job.Constraints, candidates, wanted) ?? throw new EngineException(
            DiagnosticCodes.TooFewWorkers,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{wanted} workers are wanted, but only {candidates.Count} that are neither down nor bad can build {job.BuildArch}"),
            ExitStatus.Failed);
        if (options.Json(parsed))
        {
            var record = new RelaxationRecord(
                wanted,
                [.. relaxation.Changes.Select(ChangeRecord.Of)],
                relaxation.Cost,
                relaxation.IsExact,
                [.. relaxation.Admitted.Select(WorkerRecord.Of)],
                [.. bag.Select(DiagnosticRecord.Of)]);
            Console.Out.WriteLine(JsonSerializer.Serialize(record, AnswersJson.Readable.RelaxationRecord));
            return 0;
        }

        new ExplanationPrinter(Console.Out).Print(wanted, relaxation);
        DiagnosticPrinter.Print(bag, Console.Error);
        return 0;
    }
}
